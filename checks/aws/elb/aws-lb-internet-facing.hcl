check "aws-lb-internet-facing" {
  title    = "Load balancer faces the internet"
  severity = "info"
  on       = ["aws_lb", "aws_alb"]
  when     = self.load_balancer_type != "gateway"
  fail     = !self.internal
  at       = self.internal
  message  = "internal is not true"
  why      = "What is behind the load balancer is there for everyone. That is often meant; where it is not, this is the line."
  remedy   = "Where only networks of your own should reach it, set internal = true."
  aliases  = ["AVD-AWS-0053"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the load balancer, and locks out who comes from the internet"
    set    = { internal = true }
  }

  example "fails" "not written" {
    resource "aws_lb" "site" {
      name    = "site"
      subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    }
  }

  example "fails" "public" {
    resource "aws_lb" "site" {
      name     = "site"
      subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      internal = false
    }
  }

  example "passes" "internal" {
    resource "aws_lb" "site" {
      name     = "site"
      subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      internal = true
    }
  }

  example "passes" "a gateway load balancer has no address" {
    resource "aws_lb" "site" {
      name               = "site"
      subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      load_balancer_type = "gateway"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "internal" {
      type = bool
    }

    resource "aws_lb" "site" {
      name     = "site"
      subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      internal = var.internal
    }
  }
}
