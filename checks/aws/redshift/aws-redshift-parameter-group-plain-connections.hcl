check "aws-redshift-parameter-group-plain-connections" {
  title    = "Redshift takes connections without TLS"
  severity = "medium"
  on       = ["aws_redshift_parameter_group"]
  fail     = !anytrue([for parameter in self.parameter : parameter.name == "require_ssl" && contains(["true", "TRUE", "True", "1", "on"], parameter.value)])
  message  = "The parameter require_ssl is not true"
  why      = "Clients that do not ask for TLS send passwords and rows readable over the network."
  remedy   = "Add a parameter require_ssl with the value \"true\"."
  aliases  = ["CKV_AWS_105", "AwsSolutions-RS1"]
  cwe      = [319]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_redshift_parameter_group" "warehouse" {
      name   = "warehouse"
      family = "redshift-1.0"
    }
  }

  example "fails" "switched off" {
    resource "aws_redshift_parameter_group" "warehouse" {
      name   = "warehouse"
      family = "redshift-1.0"

      parameter {
        name  = "require_ssl"
        value = "false"
      }
    }
  }

  example "passes" "required" {
    resource "aws_redshift_parameter_group" "warehouse" {
      name   = "warehouse"
      family = "redshift-1.0"

      parameter {
        name  = "require_ssl"
        value = "true"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "require" {
      type = string
    }

    resource "aws_redshift_parameter_group" "warehouse" {
      name   = "warehouse"
      family = "redshift-1.0"

      parameter {
        name  = "require_ssl"
        value = var.require
      }
    }
  }
}
