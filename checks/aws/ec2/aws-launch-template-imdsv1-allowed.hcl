check "aws-launch-template-imdsv1-allowed" {
  title    = "Launch template lets instances answer metadata requests without a token"
  severity = "medium"
  on       = ["aws_launch_template", "aws_launch_configuration"]
  fail     = self.metadata_options.http_endpoint != "disabled" && self.metadata_options.http_tokens != "required"
  at       = self.metadata_options.http_tokens
  message  = self.metadata_options.http_tokens == null ? "metadata_options.http_tokens is not set to \"required\": IMDSv1 may be used" : "metadata_options.http_tokens is \"${self.metadata_options.http_tokens}\": IMDSv1 may be used"
  why      = "Every instance that is started from here lets a web application that is tricked into one request (SSRF) give away the credentials of its role. Tokens of IMDSv2 stop that."
  remedy   = "Add metadata_options with http_tokens = \"required\", or http_endpoint = \"disabled\" where nothing needs metadata."
  aliases  = ["CKV_AWS_79", "AVD-AWS-0130"]
  cwe      = [306]
  since    = "0.1"

  fix {
    unsafe = "Software that still uses version 1 of the metadata service loses its credentials"
    set    = { "metadata_options.http_tokens" = "required" }
  }

  example "fails" "a template, not written" {
    resource "aws_launch_template" "web" {
      name     = "web"
      image_id = "ami-0123456789abcdef0"
    }
  }

  example "fails" "a launch configuration, optional" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_tokens = "optional"
      }
    }
  }

  example "passes" "tokens are required" {
    resource "aws_launch_template" "web" {
      name     = "web"
      image_id = "ami-0123456789abcdef0"

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

    resource "aws_launch_template" "web" {
      name     = "web"
      image_id = "ami-0123456789abcdef0"

      metadata_options {
        http_tokens = var.tokens
      }
    }
  }
}
