check "aws-elb-access-logs-disabled" {
  title      = "Classic load balancer keeps no access log"
  severity   = "low"
  on         = ["aws_elb"]
  fail       = self.access_logs == null || self.access_logs.enabled == false
  at         = self.access_logs.enabled
  message    = "No access log is written"
  why        = "Who asked for what, and was refused, cannot be told afterwards."
  remedy     = "Add access_logs with a bucket."
  aliases    = ["CKV_AWS_92", "W26", "ELB_LOGGING_ENABLED", "AC_AWS_0470"]
  similar_to = ["AwsSolutions-ELB2"]
  cwe        = [778]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_elb" "old" {
      name    = "old"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port      = 8080
        instance_protocol  = "http"
        lb_port            = 443
        lb_protocol        = "https"
        ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f"
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_elb" "old" {
      name    = "old"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port      = 8080
        instance_protocol  = "http"
        lb_port            = 443
        lb_protocol        = "https"
        ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f"
      }

      access_logs {
        bucket  = "example-logs"
        enabled = false
      }
    }
  }

  example "passes" "to a bucket" {
    resource "aws_elb" "old" {
      name    = "old"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port      = 8080
        instance_protocol  = "http"
        lb_port            = 443
        lb_protocol        = "https"
        ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f"
      }

      access_logs {
        bucket  = "example-logs"
        enabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enabled" {
      type = bool
    }

    resource "aws_elb" "old" {
      name    = "old"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port      = 8080
        instance_protocol  = "http"
        lb_port            = 443
        lb_protocol        = "https"
        ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f"
      }

      access_logs {
        bucket  = "example-logs"
        enabled = var.enabled
      }
    }
  }
}
