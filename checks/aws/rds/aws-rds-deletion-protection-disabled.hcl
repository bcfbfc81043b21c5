check "aws-rds-deletion-protection-disabled" {
  title    = "Database can be deleted without being unlocked first"
  severity = "low"
  on       = ["aws_db_instance", "aws_rds_cluster"]
  fail     = !self.deletion_protection
  at       = self.deletion_protection
  message  = "deletion_protection is not true"
  why      = "A wrong \"terraform destroy\", a rename that replaces the resource, or a click in the console deletes the database at once, and its automated backups with it."
  remedy   = "Set deletion_protection = true. To delete the database on purpose, set it to false in a change of its own first."
  aliases  = ["CKV_AWS_293", "CKV_AWS_139", "AVD-AWS-0177", "AVD-AWS-0343"]
  since    = "0.1"

  fix {
    set = { deletion_protection = true }
  }

  example "fails" "an instance, not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "fails" "a cluster, switched off" {
    resource "aws_rds_cluster" "main" {
      engine              = "aurora-postgresql"
      deletion_protection = false
    }
  }

  example "passes" "switched on" {
    resource "aws_rds_cluster" "main" {
      engine              = "aurora-postgresql"
      deletion_protection = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "protect" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      deletion_protection = var.protect
    }
  }
}
