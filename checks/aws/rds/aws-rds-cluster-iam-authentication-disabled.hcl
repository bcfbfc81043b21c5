check "aws-rds-cluster-iam-authentication-disabled" {
  title    = "Aurora cluster does not accept IAM authentication"
  severity = "low"
  on       = ["aws_rds_cluster"]
  when     = self.engine == null || contains(["aurora", "aurora-mysql", "aurora-postgresql"], self.engine)
  fail     = !self.iam_database_authentication_enabled
  at       = self.iam_database_authentication_enabled
  message  = "iam_database_authentication_enabled is not true: clients of this cluster can only use passwords"
  why      = "Passwords are shared, copied into configuration and rarely changed. With IAM authentication clients use tokens that last 15 minutes, and access is granted and revoked where all other access is."
  remedy   = "Set iam_database_authentication_enabled = true, and grant rds-db:connect to the roles of the clients."
  aliases  = ["CKV_AWS_162", "AwsSolutions-RDS6"]
  cwe      = [309]
  since    = "0.1"

  fix {
    set = { iam_database_authentication_enabled = true }
  }

  example "fails" "switched off" {
    resource "aws_rds_cluster" "main" {
      engine                              = "aurora-mysql"
      iam_database_authentication_enabled = false
    }
  }

  example "fails" "not written, and the engine that older providers take by default" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "orders"
    }
  }

  example "passes" "switched on" {
    resource "aws_rds_cluster" "main" {
      engine                              = "aurora-postgresql"
      iam_database_authentication_enabled = true
    }
  }

  example "passes" "a cluster of another engine" {
    resource "aws_rds_cluster" "main" {
      engine = "neptune"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "iam" {
      type = bool
    }

    resource "aws_rds_cluster" "main" {
      engine                              = "aurora-postgresql"
      iam_database_authentication_enabled = var.iam
    }
  }
}
