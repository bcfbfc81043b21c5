check "aws-lb-listener-plain-http" {
  title      = "Load balancer serves plain HTTP"
  severity   = "high"
  on         = ["aws_lb_listener", "aws_alb_listener"]
  fail       = self.protocol == "HTTP" && !anytrue([for action in self.default_action : action.redirect.protocol == "HTTPS"])
  at         = self.protocol
  message    = "This listener takes requests over ${self.protocol} and does not redirect them to HTTPS"
  why        = "Everything between the user and the load balancer, cookies and passwords included, can be read and changed by anyone on the way."
  remedy     = "Set protocol = \"HTTPS\" with a certificate, or make the default action a redirect with protocol = \"HTTPS\", port = \"443\" and status_code = \"HTTP_301\"."
  aliases    = ["CKV_AWS_2", "W56", "ELBV2_LISTENER_PROTOCOL_RULE"]
  similar_to = ["AVD-AWS-0054", "ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK", "AC_AWS_0491"]
  cwe        = [319]
  since      = "0.1"

  fix {
    unsafe         = "There has to be a listener for HTTPS on port 443: without one nobody is served"
    cloudformation = false
    remove         = ["default_action.target_group_arn", "default_action.forward", "default_action.fixed_response"]
    set = {
      "default_action.type"                 = "redirect"
      "default_action.redirect.port"        = "443"
      "default_action.redirect.protocol"    = "HTTPS"
      "default_action.redirect.status_code" = "HTTP_301"
    }
  }

  example "fails" "forwards" {
    resource "aws_lb_listener" "http" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 80
      protocol          = "HTTP"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
      }
    }
  }

  example "fails" "redirects to HTTP again" {
    resource "aws_alb_listener" "http" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 80
      protocol          = "HTTP"

      default_action {
        type = "redirect"

        redirect {
          host        = "www.example.com"
          status_code = "HTTP_301"
        }
      }
    }
  }

  example "passes" "HTTPS" {
    resource "aws_lb_listener" "https" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 443
      protocol          = "HTTPS"
      certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
      }
    }
  }

  example "passes" "redirects to HTTPS" {
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

  example "passes" "TCP, where the servers speak TLS themselves" {
    resource "aws_lb_listener" "tcp" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/tcp/0123456789abcdef"
      port              = 443
      protocol          = "TCP"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/tcp/0123456789abcdef"
      }
    }
  }

  example "passes" "protocol not written, as for a gateway load balancer" {
    resource "aws_lb_listener" "inspection" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/gwy/inspection/0123456789abcdef"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/inspection/0123456789abcdef"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "protocol" {
      type = string
    }

    resource "aws_lb_listener" "main" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 8080
      protocol          = var.protocol

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
      }
    }
  }
}
