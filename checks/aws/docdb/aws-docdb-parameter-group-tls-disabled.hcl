check "aws-docdb-parameter-group-tls-disabled" {
  title    = "DocumentDB takes connections without TLS"
  severity = "high"
  on       = ["aws_docdb_cluster_parameter_group"]
  for_each = self.parameter
  fail     = each.value.name == "tls" && each.value.value == "disabled"
  at       = each.value.value
  message  = "The parameter tls is disabled"
  why      = "Passwords and documents cross the network readable, and anyone on the way can change them."
  remedy   = "Remove the parameter tls, or set it to enabled."
  aliases  = ["CKV_AWS_90"]
  since    = "0.1"

  fix {
    unsafe = "Clients without TLS are locked out, and the cluster has to be restarted"
    set    = { "each.value" = "enabled" }
  }

  example "fails" "disabled" {
    resource "aws_docdb_cluster_parameter_group" "main" {
      family = "docdb5.0"

      parameter {
        name  = "tls"
        value = "disabled"
      }
    }
  }

  example "passes" "not written" {
    resource "aws_docdb_cluster_parameter_group" "main" {
      family = "docdb5.0"
    }
  }

  example "passes" "enabled" {
    resource "aws_docdb_cluster_parameter_group" "main" {
      family = "docdb5.0"

      parameter {
        name  = "tls"
        value = "enabled"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls" {
      type = string
    }

    resource "aws_docdb_cluster_parameter_group" "main" {
      family = "docdb5.0"

      parameter {
        name  = "tls"
        value = var.tls
      }
    }
  }
}
