check "aws-db-instance-backups-disabled" {
  title      = "RDS instance makes no backups"
  severity   = "medium"
  on         = ["aws_db_instance"]
  when       = self.replicate_source_db == null
  fail       = self.backup_retention_period == null || self.backup_retention_period == 0
  at         = self.backup_retention_period
  message    = "No automated backups are made (backup_retention_period is 0)"
  why        = "Without automated backups the database cannot be restored to a point in time: what is dropped, overwritten or encrypted by an intruder is gone."
  remedy     = "Set backup_retention_period to at least 7, and to what your recovery objectives ask for."
  aliases    = ["AVD-AWS-0077", "W75", "AwsSolutions-RDS13", "DB_INSTANCE_BACKUP_ENABLED", "AC_AWS_0052"]
  similar_to = ["CKV_AWS_133"]
  since      = "0.1"

  fix {
    unsafe = "Interrupts the database for a moment; backups that are larger than it cost"
    set    = { backup_retention_period = 7 }
  }

  example "fails" "not written: Terraform makes none" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "fails" "none" {
    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = 0
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
