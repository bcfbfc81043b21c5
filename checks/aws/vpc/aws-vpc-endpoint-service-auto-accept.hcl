check "aws-vpc-endpoint-service-auto-accept" {
  title    = "Endpoint service accepts every connection"
  severity = "low"
  on       = ["aws_vpc_endpoint_service"]
  fail     = !self.acceptance_required
  at       = self.acceptance_required
  message  = "acceptance_required is false"
  why      = "Every account that may see the service gets a way into the network without anyone looking."
  remedy   = "Set acceptance_required = true."
  aliases  = ["CKV_AWS_123"]
  since    = "0.1"

  fix {
    unsafe = "New endpoints wait until somebody accepts them"
    set    = { acceptance_required = true }
  }

  example "fails" "accepted by itself" {
    resource "aws_vpc_endpoint_service" "api" {
      network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/api/0123456789abcdef"]
      acceptance_required        = false
    }
  }

  example "passes" "a person accepts" {
    resource "aws_vpc_endpoint_service" "api" {
      network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/api/0123456789abcdef"]
      acceptance_required        = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "acceptance_required" {
      type = bool
    }

    resource "aws_vpc_endpoint_service" "api" {
      network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/api/0123456789abcdef"]
      acceptance_required        = var.acceptance_required
    }
  }
}
