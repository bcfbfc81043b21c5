check "aws-db-instance-deletion-protection-disabled" {
  title    = "RDS instance can be deleted without being unlocked first"
  severity = "low"
  on       = ["aws_db_instance"]
  fail     = !self.deletion_protection
  at       = self.deletion_protection
  message  = "deletion_protection is not true"
  why      = "A wrong \"terraform destroy\", a rename that replaces the resource, or a click in the console deletes the database at once, and its automated backups with it."
  remedy   = "Set deletion_protection = true. To delete the database on purpose, set it to false in a change of its own first."
  aliases  = ["aws-rds-deletion-protection-disabled", "CKV_AWS_293", "AVD-AWS-0177", "F80", "AwsSolutions-RDS10", "RDS_INSTANCE_DELETION_PROTECTION_ENABLED"]
  since    = "0.1"

  fix {
    set = { deletion_protection = true }
  }

  example "fails" "not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "fails" "switched off" {
    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      deletion_protection = false
    }
  }

  example "passes" "protected" {
    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      deletion_protection = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "deletion_protection" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      deletion_protection = var.deletion_protection
    }
  }
}
