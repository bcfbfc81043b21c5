check "aws-launch-configuration-imdsv1-allowed" {
  title    = "Machines of a launch configuration answer IMDSv1"
  severity = "medium"
  on       = ["aws_launch_configuration"]
  fail     = self.metadata_options.http_tokens != "required" && self.metadata_options.http_endpoint != "disabled"
  at       = self.metadata_options.http_tokens
  message  = "http_tokens is not \"required\""
  why      = "A server-side request forgery in an application is enough to fetch the credentials of the machine's role."
  remedy   = "Add metadata_options { http_tokens = \"required\" }."
  aliases  = ["CKV_AWS_79", "AVD-AWS-0130", "AC_AWS_0487"]
  since    = "0.1"

  fix {
    unsafe = "Software that still uses version 1 of the metadata service loses its credentials"
    set    = { "metadata_options.http_tokens" = "required" }
  }

  example "fails" "not written" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "fails" "optional" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_tokens = "optional"
      }
    }
  }

  example "passes" "required" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_endpoint = "enabled"
        http_tokens   = "required"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tokens" {
      type = string
    }

    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_tokens = var.tokens
      }
    }
  }
}
