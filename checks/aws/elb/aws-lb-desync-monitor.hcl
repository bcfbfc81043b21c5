check "aws-lb-desync-monitor" {
  title    = "Load balancer passes on ambiguous requests"
  severity = "medium"
  on       = ["aws_lb", "aws_alb", "aws_elb"]
  fail     = self.desync_mitigation_mode == "monitor"
  at       = self.desync_mitigation_mode
  message  = "desync_mitigation_mode is \"monitor\""
  why      = "Requests that the load balancer and the application read differently let an attacker slip requests into the connections of others."
  remedy   = "Remove desync_mitigation_mode, or set it to \"defensive\" or \"strictest\"."
  aliases  = ["CKV_AWS_328"]
  since    = "0.1"

  fix {
    unsafe = "Requests that servers may understand differently are refused"
    set    = { desync_mitigation_mode = "defensive" }
  }

  example "fails" "monitored only" {
    resource "aws_lb" "site" {
      name                   = "site"
      subnets                = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      desync_mitigation_mode = "monitor"
    }
  }

  example "passes" "not written: defensive" {
    resource "aws_lb" "site" {
      name    = "site"
      subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    }
  }

  example "passes" "strictest" {
    resource "aws_lb" "site" {
      name                   = "site"
      subnets                = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      desync_mitigation_mode = "strictest"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "desync_mitigation_mode" {
      type = string
    }

    resource "aws_lb" "site" {
      name                   = "site"
      subnets                = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      desync_mitigation_mode = var.desync_mitigation_mode
    }
  }
}
