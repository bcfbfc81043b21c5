check "aws-elb-listener-no-managed-certificate" {
  title    = "Classic load balancer uses no certificate of Certificate Manager"
  severity = "info"
  on       = ["aws_elb"]
  for_each = self.listener
  fail     = each.value.ssl_certificate_id == null || each.value.ssl_certificate_id != null && strcontains(each.value.ssl_certificate_id, ":server-certificate/")
  at       = each.value.ssl_certificate_id
  message  = "The listener on port ${each.value.lb_port} names no certificate of ACM"
  why      = "Certificates that are uploaded must be renewed by hand, and run out when that is forgotten."
  remedy   = "Set ssl_certificate_id to an aws_acm_certificate."
  aliases  = ["CKV_AWS_127", "ELB_ACM_CERTIFICATE_REQUIRED"]
  since    = "0.1"

  example "fails" "none" {
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

  example "fails" "uploaded to IAM" {
    resource "aws_elb" "old" {
      name    = "old"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port      = 8080
        instance_protocol  = "http"
        lb_port            = 443
        lb_protocol        = "https"
        ssl_certificate_id = "arn:aws:iam::111122223333:server-certificate/old"
      }
    }
  }

  example "passes" "of ACM" {
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
}
