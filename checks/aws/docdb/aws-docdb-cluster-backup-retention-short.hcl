check "aws-docdb-cluster-backup-retention-short" {
  title    = "DocumentDB cluster keeps backups for less than a week"
  severity = "low"
  on       = ["aws_docdb_cluster"]
  fail     = self.backup_retention_period == null || self.backup_retention_period != null && self.backup_retention_period < 7
  at       = self.backup_retention_period
  message  = "Automated backups are kept for less than 7 days"
  why      = "Damage that is noticed after the weekend can no longer be undone when the backups from before are gone. Without a setting they are kept for one day."
  remedy   = "Set backup_retention_period to at least 7."
  aliases  = ["CKV_AWS_360", "AwsSolutions-DOC4"]
  since    = "0.1"

  fix {
    unsafe = "Backups that are larger than the database cost"
    set    = { backup_retention_period = 7 }
  }

  example "fails" "not written: one day" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      engine             = "docdb"
    }
  }

  example "fails" "three days" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier      = "main"
      engine                  = "docdb"
      backup_retention_period = 3
    }
  }

  example "passes" "a week" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier      = "main"
      engine                  = "docdb"
      backup_retention_period = 7
    }
  }

  example "unknown" "from a variable without a value" {
    variable "backup_retention_period" {
      type = number
    }

    resource "aws_docdb_cluster" "main" {
      cluster_identifier      = "main"
      engine                  = "docdb"
      backup_retention_period = var.backup_retention_period
    }
  }
}
