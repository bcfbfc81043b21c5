check "aws-docdb-parameter-group-audit-disabled" {
  title    = "DocumentDB does not write an audit log"
  severity = "low"
  on       = ["aws_docdb_cluster_parameter_group"]
  fail     = !anytrue([for parameter in self.parameter : parameter.name == "audit_logs" && !contains(["disabled", "none"], parameter.value)])
  message  = "The parameter audit_logs is not set to anything that is recorded"
  why      = "Without the audit log it cannot be told afterwards who signed in and what they read or dropped."
  remedy   = "Add a parameter audit_logs with the value \"enabled\", and export the log with enabled_cloudwatch_logs_exports."
  aliases  = ["CKV_AWS_104"]
  cwe      = [778]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_docdb_cluster_parameter_group" "main" {
      family = "docdb5.0"
    }
  }

  example "fails" "disabled" {
    resource "aws_docdb_cluster_parameter_group" "main" {
      family = "docdb5.0"

      parameter {
        name  = "audit_logs"
        value = "disabled"
      }
    }
  }

  example "passes" "enabled" {
    resource "aws_docdb_cluster_parameter_group" "main" {
      family = "docdb5.0"

      parameter {
        name  = "audit_logs"
        value = "enabled"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "audit" {
      type = string
    }

    resource "aws_docdb_cluster_parameter_group" "main" {
      family = "docdb5.0"

      parameter {
        name  = "audit_logs"
        value = var.audit
      }
    }
  }
}
