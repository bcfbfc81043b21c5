check "aws-instance-imdsv1-allowed" {
  title    = "EC2 instance answers metadata requests without a token"
  severity = "medium"
  on       = ["aws_instance"]
  when     = self.launch_template == null || self.metadata_options.http_tokens != null
  fail     = self.metadata_options.http_endpoint != "disabled" && self.metadata_options.http_tokens != "required"
  at       = self.metadata_options.http_tokens
  message  = self.metadata_options.http_tokens == null ? "metadata_options.http_tokens is not set to \"required\": IMDSv1 may be used" : "metadata_options.http_tokens is \"${self.metadata_options.http_tokens}\": IMDSv1 may be used"
  why      = "With IMDSv1 one request that a web application is tricked into (SSRF) is enough to steal the credentials of the instance's role. Tokens of IMDSv2 stop that; breaches of millions of records began without them."
  remedy   = "Add metadata_options with http_tokens = \"required\", or http_endpoint = \"disabled\" where nothing needs metadata."
  aliases  = ["CKV_AWS_79", "AVD-AWS-0028", "AC_AWS_0479"]
  cwe      = [306]
  since    = "0.1"

  fix {
    unsafe = "Software that still uses version 1 of the metadata service loses its credentials"
    set    = { "metadata_options.http_tokens" = "required" }
  }

  example "fails" "not written" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"
    }
  }

  example "fails" "tokens are optional" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_tokens = "optional"
      }
    }
  }

  example "passes" "tokens are required" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_tokens = "required"
      }
    }
  }

  example "passes" "no metadata at all" {
    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_endpoint = "disabled"
      }
    }
  }

  example "passes" "a launch template decides" {
    resource "aws_launch_template" "web" {
      name = "web"

      metadata_options {
        http_tokens = "required"
      }
    }

    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      launch_template {
        id = aws_launch_template.web.id
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tokens" {
      type = string
    }

    resource "aws_instance" "web" {
      ami           = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_tokens = var.tokens
      }
    }
  }
}
