check "aws-lb-no-waf" {
  title    = "Public load balancer is not behind a web application firewall"
  severity = "low"
  on       = ["aws_lb", "aws_alb"]
  when     = !self.internal && self.load_balancer_type == "application"
  fail     = length(referrers("aws_wafv2_web_acl_association")) == 0 && length(referrers("aws_wafregional_web_acl_association")) == 0
  message  = "No aws_wafv2_web_acl_association protects this load balancer"
  why      = "Floods and known attacks reach the application unfiltered."
  remedy   = "Add an aws_wafv2_web_acl_association with resource_arn set to the ARN of the load balancer."
  aliases  = ["CKV2_AWS_28", "ALB_WAF_ENABLED"]
  since    = "0.1"

  example "fails" "public" {
    resource "aws_lb" "site" {
      name               = "site"
      subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      internal           = false
      load_balancer_type = "application"
    }
  }

  example "passes" "associated" {
    resource "aws_lb" "site" {
      name     = "site"
      internal = false
      subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    }

    resource "aws_wafv2_web_acl_association" "site" {
      resource_arn = aws_lb.site.arn
      web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/site/0c1d2e3f"
    }
  }

  example "passes" "internal" {
    resource "aws_lb" "site" {
      name     = "site"
      subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      internal = true
    }
  }

  example "passes" "a network load balancer cannot be" {
    resource "aws_lb" "site" {
      name               = "site"
      subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      load_balancer_type = "network"
    }
  }
}
