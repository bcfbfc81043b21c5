check "aws-rds-cluster-no-log-export" {
  title      = "Aurora cluster exports no logs"
  severity   = "low"
  on         = ["aws_rds_cluster"]
  fail       = length(self.enabled_cloudwatch_logs_exports) == 0
  at         = self.enabled_cloudwatch_logs_exports
  message    = "enabled_cloudwatch_logs_exports names no log"
  why        = "Logs that stay in the cluster are gone with it and seen by nobody: failed sign-ins and odd queries go unnoticed."
  remedy     = "Set enabled_cloudwatch_logs_exports, for PostgreSQL to [\"postgresql\"], for MySQL to [\"audit\", \"error\", \"slowquery\"]."
  aliases    = ["CKV_AWS_324"]
  similar_to = ["AwsSolutions-RDS16"]
  cwe        = [778]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
    }
  }

  example "fails" "an empty list" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "aurora-mysql"
      enabled_cloudwatch_logs_exports = []
    }
  }

  example "passes" "exported" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "aurora-mysql"
      enabled_cloudwatch_logs_exports = ["audit", "error", "slowquery"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enabled_cloudwatch_logs_exports" {
      type = list(string)
    }

    resource "aws_rds_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "aurora-mysql"
      enabled_cloudwatch_logs_exports = var.enabled_cloudwatch_logs_exports
    }
  }
}
