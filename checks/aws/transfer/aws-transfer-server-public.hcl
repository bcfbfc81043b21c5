check "aws-transfer-server-public" {
  title    = "Transfer server answers on the internet"
  severity = "medium"
  on       = ["aws_transfer_server"]
  fail     = self.endpoint_type == null || self.endpoint_type == "PUBLIC"
  at       = self.endpoint_type
  message  = "endpoint_type is \"PUBLIC\""
  why      = "No security group stands before the server: everyone can try users and keys."
  remedy   = "Set endpoint_type = \"VPC\" with endpoint_details, and allow the networks of the partners."
  aliases  = ["CKV_AWS_164"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_transfer_server" "drop" {
      identity_provider_type = "SERVICE_MANAGED"
    }
  }

  example "fails" "public" {
    resource "aws_transfer_server" "drop" {
      identity_provider_type = "SERVICE_MANAGED"
      endpoint_type          = "PUBLIC"
    }
  }

  example "passes" "in a VPC" {
    resource "aws_transfer_server" "drop" {
      identity_provider_type = "SERVICE_MANAGED"
      endpoint_type          = "VPC"

      endpoint_details {
        vpc_id     = "vpc-0123456789abcdef0"
        subnet_ids = ["subnet-0123456789abcdef0"]
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "endpoint_type" {
      type = string
    }

    resource "aws_transfer_server" "drop" {
      identity_provider_type = "SERVICE_MANAGED"
      endpoint_type          = var.endpoint_type
    }
  }
}
