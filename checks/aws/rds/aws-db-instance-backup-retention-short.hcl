check "aws-db-instance-backup-retention-short" {
  title    = "RDS instance keeps backups for a day"
  severity = "low"
  on       = ["aws_db_instance"]
  when     = self.replicate_source_db == null
  fail     = self.backup_retention_period == 1
  at       = self.backup_retention_period
  message  = "Automated backups are kept for 1 day"
  why      = "With backups of one day, damage that is noticed on Monday cannot be undone if it happened on Friday."
  remedy   = "Set backup_retention_period to at least 7, and to what your recovery objectives ask for."
  aliases  = ["AVD-AWS-0077"]
  since    = "0.1"

  fix {
    unsafe = "Backups that are larger than the database cost"
    set    = { backup_retention_period = 7 }
  }

  example "fails" "one day" {
    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = 1
    }
  }

  example "passes" "a week" {
    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = 7
    }
  }

  example "unknown" "from a variable without a value" {
    variable "backup_retention_period" {
      type = number
    }

    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = var.backup_retention_period
    }
  }
}
