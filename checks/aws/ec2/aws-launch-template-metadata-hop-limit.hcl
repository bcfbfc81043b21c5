check "aws-launch-template-metadata-hop-limit" {
  title    = "Containers on the machine can reach its metadata"
  severity = "low"
  on       = ["aws_launch_template", "aws_launch_configuration"]
  fail     = self.metadata_options.http_put_response_hop_limit != null && self.metadata_options.http_put_response_hop_limit > 1
  at       = self.metadata_options.http_put_response_hop_limit
  message  = "http_put_response_hop_limit is ${self.metadata_options.http_put_response_hop_limit}"
  why      = "With more than one hop, a container or a proxy on the machine can fetch the credentials of its role."
  remedy   = "Set http_put_response_hop_limit = 1. Give containers roles of their own (IRSA, Pod Identity, task roles)."
  aliases  = ["CKV_AWS_341"]
  since    = "0.1"

  fix {
    unsafe = "Containers that take credentials from the metadata service lose them"
    set    = { "metadata_options.http_put_response_hop_limit" = 1 }
  }

  example "fails" "two" {
    resource "aws_launch_template" "web" {
      image_id = "ami-0123456789abcdef0"

      metadata_options {
        http_tokens                 = "required"
        http_put_response_hop_limit = 2
      }
    }
  }

  example "fails" "a launch configuration" {
    resource "aws_launch_configuration" "web" {
      image_id      = "ami-0123456789abcdef0"
      instance_type = "t3.small"

      metadata_options {
        http_put_response_hop_limit = 3
      }
    }
  }

  example "passes" "one" {
    resource "aws_launch_template" "web" {
      image_id = "ami-0123456789abcdef0"

      metadata_options {
        http_tokens                 = "required"
        http_put_response_hop_limit = 1
      }
    }
  }

  example "passes" "not written" {
    resource "aws_launch_template" "web" {
      image_id = "ami-0123456789abcdef0"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "hops" {
      type = number
    }

    resource "aws_launch_template" "web" {
      image_id = "ami-0123456789abcdef0"

      metadata_options {
        http_put_response_hop_limit = var.hops
      }
    }
  }
}
