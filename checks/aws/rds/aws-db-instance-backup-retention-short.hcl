check "aws-db-instance-backup-retention-short" {
  title    = "RDS instance keeps backups for a day or not at all"
  severity = "medium"
  on       = ["aws_db_instance"]
  when     = self.replicate_source_db == null
  fail     = self.backup_retention_period == null || (self.backup_retention_period != null && self.backup_retention_period < 2)
  at       = self.backup_retention_period
  message  = self.backup_retention_period == 1 ? "Automated backups are kept for 1 day" : "No automated backups are made (backup_retention_period is 0)"
  why      = "Without automated backups the database cannot be restored to a point in time; with those of one day, damage that is noticed on Monday cannot be undone if it happened on Friday."
  remedy   = "Set backup_retention_period to at least 7, and to what your recovery objectives ask for."
  aliases  = ["CKV_AWS_133", "AVD-AWS-0077"]
  since    = "0.1"

  fix {
    set = { backup_retention_period = 7 }
  }

  example "fails" "not written: Terraform's default is no backups" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
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

  example "passes" "a read replica" {
    resource "aws_db_instance" "replica" {
      replicate_source_db = "main"
      instance_class      = "db.t4g.medium"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "days" {
      type = number
    }

    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = var.days
    }
  }
}
