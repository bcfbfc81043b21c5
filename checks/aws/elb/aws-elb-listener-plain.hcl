check "aws-elb-listener-plain" {
  title      = "Classic load balancer takes unencrypted connections"
  severity   = "medium"
  on         = ["aws_elb"]
  for_each   = self.listener
  fail       = !contains(["https", "ssl"], lower(each.value.lb_protocol))
  at         = each.value.lb_protocol
  message    = "A listener on port ${each.value.lb_port} speaks \"${each.value.lb_protocol}\""
  why        = "Everything between the user and the load balancer can be read and changed by anyone on the way."
  remedy     = "Set lb_protocol = \"https\" (or \"ssl\") with ssl_certificate_id. A classic load balancer cannot redirect: an application load balancer can."
  similar_to = ["CKV_AWS_376", "AwsSolutions-ELB5", "ELB_TLS_HTTPS_LISTENERS_ONLY", "AC_AWS_0120"]
  since      = "0.1"

  example "fails" "HTTP" {
    resource "aws_elb" "old" {
      name    = "old"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port     = 8080
        instance_protocol = "http"
        lb_port           = 80
        lb_protocol       = "http"
      }
    }
  }

  example "passes" "HTTPS" {
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

  example "unknown" "from a variable without a value" {
    variable "protocol" {
      type = string
    }

    resource "aws_elb" "old" {
      name    = "old"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port     = 8080
        instance_protocol = "http"
        lb_port           = 80
        lb_protocol       = var.protocol
      }
    }
  }
}
