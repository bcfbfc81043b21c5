check "aws-transit-gateway-auto-accept" {
  title    = "Transit gateway accepts attachments of other accounts by itself"
  severity = "medium"
  on       = ["aws_ec2_transit_gateway"]
  fail     = self.auto_accept_shared_attachments == "enable"
  at       = self.auto_accept_shared_attachments
  message  = "auto_accept_shared_attachments is \"enable\""
  why      = "Every account that the gateway is shared with gets a way into the network without anyone looking."
  remedy   = "Remove auto_accept_shared_attachments, and accept attachments one by one."
  aliases  = ["CKV_AWS_331"]
  since    = "0.1"

  fix {
    unsafe = "New attachments wait until somebody accepts them"
    set    = { auto_accept_shared_attachments = "disable" }
  }

  example "fails" "accepted by itself" {
    resource "aws_ec2_transit_gateway" "hub" {
      description                    = "hub"
      auto_accept_shared_attachments = "enable"
    }
  }

  example "passes" "not written" {
    resource "aws_ec2_transit_gateway" "hub" {
      description = "hub"
    }
  }

  example "passes" "a person accepts" {
    resource "aws_ec2_transit_gateway" "hub" {
      description                    = "hub"
      auto_accept_shared_attachments = "disable"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "auto_accept_shared_attachments" {
      type = string
    }

    resource "aws_ec2_transit_gateway" "hub" {
      description                    = "hub"
      auto_accept_shared_attachments = var.auto_accept_shared_attachments
    }
  }
}
