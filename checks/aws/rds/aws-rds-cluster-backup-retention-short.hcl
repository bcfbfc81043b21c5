check "aws-rds-cluster-backup-retention-short" {
  title    = "Aurora cluster keeps backups for a day"
  severity = "medium"
  on       = ["aws_rds_cluster"]
  when     = self.replication_source_identifier == null
  fail     = self.backup_retention_period == null || (self.backup_retention_period != null && self.backup_retention_period < 2)
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

  example "fails" "not written: one day is the default" {
    resource "aws_rds_cluster" "main" {
      engine = "aurora-postgresql"
    }
  }

  example "fails" "one day" {
    resource "aws_rds_cluster" "main" {
      engine                  = "aurora-postgresql"
      backup_retention_period = 1
    }
  }

  example "passes" "a week" {
    resource "aws_rds_cluster" "main" {
      engine                  = "aurora-postgresql"
      backup_retention_period = 7
    }
  }

  example "unknown" "from a variable without a value" {
    variable "days" {
      type = number
    }

    resource "aws_rds_cluster" "main" {
      engine                  = "aurora-postgresql"
      backup_retention_period = var.days
    }
  }
}
