check "aws-neptune-cluster-no-log-export" {
  title    = "Neptune cluster exports no audit log"
  severity = "low"
  on       = ["aws_neptune_cluster"]
  fail     = !contains(self.enable_cloudwatch_logs_exports, "audit")
  at       = self.enable_cloudwatch_logs_exports
  message  = "The audit log is not among enable_cloudwatch_logs_exports"
  why      = "Without the audit log it cannot be told afterwards who read or changed what in the graph."
  remedy   = "Set enable_cloudwatch_logs_exports = [\"audit\"], and neptune_enable_audit_log to 1 in the cluster parameter group."
  aliases  = ["CKV_AWS_101", "AVD-AWS-0075", "AC_AWS_0494"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "Logs cost, and the cluster's parameter group has to switch them on"
    set    = { enable_cloudwatch_logs_exports = ["audit"] }
  }

  example "fails" "not written" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier = "graph"
      engine             = "neptune"
    }
  }

  example "fails" "only slow queries" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier             = "graph"
      engine                         = "neptune"
      enable_cloudwatch_logs_exports = ["slowquery"]
    }
  }

  example "passes" "audit" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier             = "graph"
      engine                         = "neptune"
      enable_cloudwatch_logs_exports = ["audit"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enable_cloudwatch_logs_exports" {
      type = list(string)
    }

    resource "aws_neptune_cluster" "graph" {
      cluster_identifier             = "graph"
      engine                         = "neptune"
      enable_cloudwatch_logs_exports = var.enable_cloudwatch_logs_exports
    }
  }
}
