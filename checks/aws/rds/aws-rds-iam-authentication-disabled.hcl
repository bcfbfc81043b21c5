check "aws-rds-iam-authentication-disabled" {
  title    = "RDS instance does not accept IAM authentication"
  severity = "low"
  on       = ["aws_db_instance"]
  when     = contains(["mysql", "mariadb", "postgres"], self.engine)
  fail     = !self.iam_database_authentication_enabled
  at       = self.iam_database_authentication_enabled
  message  = "iam_database_authentication_enabled is not true: clients of this ${self.engine} database can only use passwords"
  why      = "Passwords are shared, copied into configuration and rarely changed. With IAM authentication clients use tokens that last 15 minutes, and access is granted and revoked where all other access is."
  remedy   = "Set iam_database_authentication_enabled = true, and grant rds-db:connect to the roles of the clients."
  aliases  = ["CKV_AWS_161", "AVD-AWS-0176", "AC_AWS_0053"]
  cwe      = [309]
  since    = "0.1"

  fix {
    set = { iam_database_authentication_enabled = true }
  }

  example "fails" "not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "passes" "switched on" {
    resource "aws_db_instance" "main" {
      engine                              = "postgres"
      instance_class                      = "db.t4g.medium"
      allocated_storage                   = 20
      iam_database_authentication_enabled = true
    }
  }

  example "passes" "an engine that has no IAM authentication" {
    resource "aws_db_instance" "main" {
      engine            = "sqlserver-se"
      instance_class    = "db.m5.large"
      allocated_storage = 200
    }
  }

  example "unknown" "from a variable without a value" {
    variable "iam" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine                              = "mysql"
      instance_class                      = "db.t4g.medium"
      allocated_storage                   = 20
      iam_database_authentication_enabled = var.iam
    }
  }
}
