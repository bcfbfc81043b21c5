check "aws-lb-listener-outdated-tls" {
  title      = "Load balancer accepts outdated TLS"
  severity   = "medium"
  on         = ["aws_lb_listener", "aws_alb_listener"]
  when       = contains(["HTTPS", "TLS"], self.protocol)
  fail       = self.ssl_policy == null || (self.ssl_policy != null && !anytrue([for prefix in ["ELBSecurityPolicy-TLS13-1-2-", "ELBSecurityPolicy-TLS13-1-3-", "ELBSecurityPolicy-TLS-1-2-", "ELBSecurityPolicy-FS-1-2-"] : startswith(self.ssl_policy, prefix)]))
  at         = self.ssl_policy
  message    = self.ssl_policy == null ? "ssl_policy is not set: the default ELBSecurityPolicy-2016-08 accepts TLS 1.0 and 1.1" : "The policy \"${self.ssl_policy}\" accepts TLS 1.0 or 1.1"
  why        = "TLS 1.0 and 1.1 have known weaknesses and were withdrawn in 2021 (RFC 8996). Someone on the way can make a connection fall back to them."
  remedy     = "Set ssl_policy = \"ELBSecurityPolicy-TLS13-1-2-2021-06\", which accepts TLS 1.2 and 1.3."
  aliases    = ["CKV_AWS_103", "W55", "ELBV2_LISTENER_SSL_POLICY_RULE"]
  similar_to = ["AVD-AWS-0047"]
  cwe        = [327]
  since      = "0.1"

  fix {
    unsafe = "Clients that speak only TLS 1.0 or 1.1 are locked out"
    set    = { ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06" }
  }

  example "fails" "not written" {
    resource "aws_lb_listener" "https" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 443
      protocol          = "HTTPS"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
      }
    }
  }

  example "fails" "TLS 1.1 and 1.3" {
    resource "aws_alb_listener" "https" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 443
      protocol          = "HTTPS"
      ssl_policy        = "ELBSecurityPolicy-TLS13-1-1-2021-06"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
      }
    }
  }

  example "passes" "TLS 1.2 and 1.3" {
    resource "aws_lb_listener" "https" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 443
      protocol          = "HTTPS"
      ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
      }
    }
  }

  example "passes" "no TLS here" {
    resource "aws_lb_listener" "http" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 80
      protocol          = "HTTP"

      default_action {
        type = "redirect"

        redirect {
          protocol    = "HTTPS"
          port        = "443"
          status_code = "HTTP_301"
        }
      }
    }
  }

  example "unknown" "policy from a variable without a value" {
    variable "ssl_policy" {
      type = string
    }

    resource "aws_lb_listener" "https" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 443
      protocol          = "HTTPS"
      ssl_policy        = var.ssl_policy

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
      }
    }
  }
}
