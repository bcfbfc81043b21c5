check "aws-wafv2-acl-without-rules" {
  title    = "Web ACL has no rules"
  severity = "medium"
  on       = ["aws_wafv2_web_acl"]
  fail     = length(self.rule) == 0 && self.rule_json == null && self.default_action.allow != null && length(referrers("aws_wafv2_web_acl_rule_group_association")) == 0
  message  = "Everything is allowed: there is no rule"
  why      = "The firewall stands before the application and looks at nothing."
  remedy   = "Add rules, for example the managed rule group AWSManagedRulesCommonRuleSet."
  aliases  = ["CKV_AWS_175"]
  since    = "0.1"

  example "fails" "no rules" {
    resource "aws_wafv2_web_acl" "site" {
      name  = "site"
      scope = "REGIONAL"

      default_action {
        allow {}
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "site"
        sampled_requests_enabled   = true
      }
    }
  }

  example "passes" "a managed rule group" {
    resource "aws_wafv2_web_acl" "site" {
      name  = "site"
      scope = "REGIONAL"

      default_action {
        allow {}
      }

      rule {
        name     = "common"
        priority = 1

        override_action {
          none {}
        }

        statement {
          managed_rule_group_statement {
            name        = "AWSManagedRulesCommonRuleSet"
            vendor_name = "AWS"
          }
        }

        visibility_config {
          cloudwatch_metrics_enabled = true
          metric_name                = "common"
          sampled_requests_enabled   = true
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "site"
        sampled_requests_enabled   = true
      }
    }
  }
}
