check "aws-rds-cluster-no-audit-log" {
  title      = "Aurora MySQL cluster exports no audit log"
  severity   = "low"
  on         = ["aws_rds_cluster"]
  when       = self.engine == null || contains(["aurora", "aurora-mysql", "mysql"], self.engine)
  fail       = !contains(self.enabled_cloudwatch_logs_exports, "audit")
  at         = self.enabled_cloudwatch_logs_exports
  message    = "audit is not among enabled_cloudwatch_logs_exports"
  why        = "Without the audit log it cannot be told afterwards who connected and what they queried."
  remedy     = "Add \"audit\" to enabled_cloudwatch_logs_exports, and set server_audit_logging to 1 in the cluster parameter group."
  aliases    = ["CKV_AWS_325"]
  similar_to = ["AwsSolutions-RDS16"]
  cwe        = [778]
  since      = "0.1"

  fix {
    unsafe = "Logs cost, and the cluster's parameter group has to switch the audit log on"
    set    = { enabled_cloudwatch_logs_exports = ["audit", "error", "slowquery"] }
  }

  example "fails" "not written" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-mysql"
    }
  }

  example "fails" "other logs" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "aurora-mysql"
      enabled_cloudwatch_logs_exports = ["error", "slowquery"]
    }
  }

  example "passes" "exported" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "aurora-mysql"
      enabled_cloudwatch_logs_exports = ["audit"]
    }
  }

  example "passes" "PostgreSQL has no such log" {
    resource "aws_rds_cluster" "main" {
      engine = "aurora-postgresql"
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
