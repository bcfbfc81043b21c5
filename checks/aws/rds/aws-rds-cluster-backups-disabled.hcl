check "aws-rds-cluster-backups-disabled" {
  title      = "Aurora cluster is told to make no backups"
  severity   = "medium"
  on         = ["aws_rds_cluster"]
  fail       = self.backup_retention_period == 0
  at         = self.backup_retention_period
  message    = "backup_retention_period is 0"
  why        = "Without automated backups what is dropped, overwritten or encrypted by an intruder is gone. Aurora refuses the value; other engines take it."
  remedy     = "Set backup_retention_period to at least 7."
  similar_to = ["CKV_AWS_133", "AC_AWS_0495"]
  since      = "0.1"

  fix {
    unsafe = "Backups that are larger than the database cost"
    set    = { backup_retention_period = 7 }
  }

  example "fails" "none" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier      = "main"
      engine                  = "aurora-mysql"
      backup_retention_period = 0
    }
  }

  example "passes" "a week" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier      = "main"
      engine                  = "aurora-mysql"
      backup_retention_period = 7
    }
  }

  example "passes" "not written: one day" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "backup_retention_period" {
      type = number
    }

    resource "aws_rds_cluster" "main" {
      cluster_identifier      = "main"
      engine                  = "aurora-mysql"
      backup_retention_period = var.backup_retention_period
    }
  }
}
