check "aws-rds-cluster-deletion-protection-disabled" {
  title    = "Aurora cluster can be deleted without being unlocked first"
  severity = "low"
  on       = ["aws_rds_cluster"]
  fail     = !self.deletion_protection
  at       = self.deletion_protection
  message  = "deletion_protection is not true"
  why      = "A wrong \"terraform destroy\", a rename that replaces the resource, or a click in the console deletes the databases of the cluster at once, and the automated backups with them."
  remedy   = "Set deletion_protection = true. To delete the cluster on purpose, set it to false in a change of its own first."
  aliases  = ["aws-rds-deletion-protection-disabled", "CKV_AWS_139", "AVD-AWS-0343", "AwsSolutions-RDS10"]
  since    = "0.1"

  fix {
    set = { deletion_protection = true }
  }

  example "fails" "not written" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
    }
  }

  example "fails" "switched off" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier  = "main"
      engine              = "aurora-mysql"
      deletion_protection = false
    }
  }

  example "passes" "protected" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier  = "main"
      engine              = "aurora-mysql"
      deletion_protection = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "deletion_protection" {
      type = bool
    }

    resource "aws_rds_cluster" "main" {
      cluster_identifier  = "main"
      engine              = "aurora-mysql"
      deletion_protection = var.deletion_protection
    }
  }
}
