check "aws-elb-cross-zone-disabled" {
  title    = "Classic load balancer keeps to its zones"
  severity = "info"
  on       = ["aws_elb"]
  fail     = self.cross_zone_load_balancing == false
  at       = self.cross_zone_load_balancing
  message  = "cross_zone_load_balancing is false"
  why      = "When the machines of a zone are gone, its part of the requests fails."
  remedy   = "Remove cross_zone_load_balancing, or set it to true."
  aliases  = ["CKV_AWS_138", "AwsSolutions-ELB4", "ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED"]
  since    = "0.1"

  fix {
    set = { cross_zone_load_balancing = true }
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

      cross_zone_load_balancing = false
    }
  }

  example "passes" "not written, which is on" {
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

  example "passes" "switched on" {
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

      cross_zone_load_balancing = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "cross_zone_load_balancing" {
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

      cross_zone_load_balancing = var.cross_zone_load_balancing
    }
  }
}
