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

  fix {
    unsafe         = "A web ACL costs by the month and by the request, and may block what users send"
    cloudformation = false
    leaves         = ["aws-wafv2-acl-logging-disabled"]

    add "aws_wafv2_web_acl" {
      scope = "REGIONAL"
      rule_json = jsonencode([
        {
          Name           = "common"
          Priority       = 1
          OverrideAction = { None = {} }
          Statement      = { ManagedRuleGroupStatement = { Name = "AWSManagedRulesCommonRuleSet", VendorName = "AWS" } }
          VisibilityConfig = {
            CloudWatchMetricsEnabled = true
            MetricName               = "common"
            SampledRequestsEnabled   = true
          }
        },
        {
          Name           = "known-bad-inputs"
          Priority       = 2
          OverrideAction = { None = {} }
          Statement      = { ManagedRuleGroupStatement = { Name = "AWSManagedRulesKnownBadInputsRuleSet", VendorName = "AWS" } }
          VisibilityConfig = {
            CloudWatchMetricsEnabled = true
            MetricName               = "known-bad-inputs"
            SampledRequestsEnabled   = true
          }
        },
      ])

      default_action {
        allow {}
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "web-acl"
        sampled_requests_enabled   = true
      }
    }

    add "aws_wafv2_web_acl_association" {
      resource_arn = self.arn
      web_acl_arn  = added.aws_wafv2_web_acl.arn
    }
  }

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
