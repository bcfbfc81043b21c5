check "aws-lb-access-logs-disabled" {
  title    = "Load balancer keeps no access logs"
  severity = "low"
  on       = ["aws_lb", "aws_alb"]
  when     = self.load_balancer_type != "gateway"
  fail     = !self.access_logs.enabled
  at       = self.access_logs.enabled
  message  = self.access_logs == null ? "access_logs is not configured" : "access_logs is there, but enabled is not true"
  why      = "The load balancer's log is often the only full record of who asked for what. Without it an attack on the application can neither be followed nor its extent be told."
  remedy   = "Add access_logs with the name of a log bucket and enabled = true; the bucket alone does not switch it on."
  aliases  = ["CKV_AWS_91", "W52", "AwsSolutions-ELB2", "ELBV2_ACCESS_LOGGING_RULE"]
  cwe      = [778]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_lb" "web" {
      name = "web"
    }
  }

  example "fails" "a bucket alone does not enable it" {
    resource "aws_lb" "web" {
      name = "web"

      access_logs {
        bucket = "example-logs"
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_alb" "web" {
      name = "web"

      access_logs {
        bucket  = "example-logs"
        enabled = false
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_lb" "web" {
      name = "web"

      access_logs {
        bucket  = "example-logs"
        enabled = true
      }
    }
  }

  example "passes" "a gateway load balancer has none" {
    resource "aws_lb" "inspection" {
      name               = "inspection"
      load_balancer_type = "gateway"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "logs" {
      type = bool
    }

    resource "aws_lb" "web" {
      name = "web"

      access_logs {
        bucket  = "example-logs"
        enabled = var.logs
      }
    }
  }
}
