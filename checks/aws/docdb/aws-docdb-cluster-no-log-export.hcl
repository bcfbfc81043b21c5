check "aws-docdb-cluster-no-log-export" {
  title      = "DocumentDB cluster exports no logs"
  severity   = "low"
  on         = ["aws_docdb_cluster"]
  fail       = !contains(self.enabled_cloudwatch_logs_exports, "audit") && !contains(self.enabled_cloudwatch_logs_exports, "profiler")
  at         = self.enabled_cloudwatch_logs_exports
  message    = "Neither audit nor profiler is among enabled_cloudwatch_logs_exports"
  why        = "Without the audit log it cannot be told afterwards who signed in and what they read or dropped."
  remedy     = "Set enabled_cloudwatch_logs_exports = [\"audit\", \"profiler\"], and audit_logs to enabled in the cluster parameter group."
  aliases    = ["CKV_AWS_85", "AVD-AWS-0020", "AC_AWS_0456"]
  similar_to = ["AwsSolutions-DOC5"]
  cwe        = [778]
  since      = "0.1"

  fix {
    unsafe = "Logs cost, and the cluster's parameter group has to switch them on"
    set    = { enabled_cloudwatch_logs_exports = ["audit", "profiler"] }
  }

  example "fails" "not written" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      engine             = "docdb"
    }
  }

  example "fails" "an empty list" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "docdb"
      enabled_cloudwatch_logs_exports = []
    }
  }

  example "passes" "both" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "docdb"
      enabled_cloudwatch_logs_exports = ["audit", "profiler"]
    }
  }

  example "passes" "audit" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "docdb"
      enabled_cloudwatch_logs_exports = ["audit"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enabled_cloudwatch_logs_exports" {
      type = list(string)
    }

    resource "aws_docdb_cluster" "main" {
      cluster_identifier              = "main"
      engine                          = "docdb"
      enabled_cloudwatch_logs_exports = var.enabled_cloudwatch_logs_exports
    }
  }
}
