check "aws-db-instance-no-log-export" {
  title    = "RDS instance exports no logs"
  severity = "low"
  on       = ["aws_db_instance"]
  fail     = length(self.enabled_cloudwatch_logs_exports) == 0
  at       = self.enabled_cloudwatch_logs_exports
  message  = "enabled_cloudwatch_logs_exports names no log"
  why      = "Logs that stay on the instance are gone with it and seen by nobody: failed sign-ins and odd queries go unnoticed."
  remedy   = "Set enabled_cloudwatch_logs_exports, for PostgreSQL to [\"postgresql\", \"upgrade\"], for MySQL to [\"audit\", \"error\", \"slowquery\"]."
  aliases  = ["CKV_AWS_129", "RDS_LOGGING_ENABLED", "AC_AWS_0454"]
  cwe      = [778]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "fails" "an empty list" {
    resource "aws_db_instance" "main" {
      engine                          = "postgres"
      instance_class                  = "db.t4g.medium"
      allocated_storage               = 20
      enabled_cloudwatch_logs_exports = []
    }
  }

  example "passes" "exported" {
    resource "aws_db_instance" "main" {
      engine                          = "postgres"
      instance_class                  = "db.t4g.medium"
      allocated_storage               = 20
      enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enabled_cloudwatch_logs_exports" {
      type = list(string)
    }

    resource "aws_db_instance" "main" {
      engine                          = "postgres"
      instance_class                  = "db.t4g.medium"
      allocated_storage               = 20
      enabled_cloudwatch_logs_exports = var.enabled_cloudwatch_logs_exports
    }
  }
}
