check "aws-wafv2-acl-no-known-bad-inputs" {
  title    = "Web ACL lets known attacks through, Log4Shell among them"
  severity = "low"
  on       = ["aws_wafv2_web_acl"]
  when     = self.rule_json == null
  fail     = !anytrue([for rule in self.rule : contains(flatten(try(rule.statement[*].managed_rule_group_statement[*].name, [])), "AWSManagedRulesKnownBadInputsRuleSet")])
  message  = "No rule uses AWSManagedRulesKnownBadInputsRuleSet"
  why      = "Requests that are known to exploit Log4j (CVE-2021-44228) and others reach the application."
  remedy   = "Add the managed rule group AWSManagedRulesKnownBadInputsRuleSet."
  aliases  = ["CKV_AWS_192"]
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

  example "fails" "another rule group" {
    resource "aws_wafv2_web_acl" "site" {
      name  = "site"
      scope = "REGIONAL"

      default_action {
        allow {}
      }

      rule {
        name     = "inputs"
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
          metric_name                = "inputs"
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

  example "fails" "a rule of another kind" {
    resource "aws_wafv2_web_acl" "site" {
      name  = "site"
      scope = "REGIONAL"

      default_action {
        allow {}
      }

      rule {
        name     = "inputs"
        priority = 1

        action {
          block {}
        }

        statement {
          geo_match_statement {
            country_codes = ["XX"]
          }
        }

        visibility_config {
          cloudwatch_metrics_enabled = true
          metric_name                = "inputs"
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

  example "passes" "the rule group" {
    resource "aws_wafv2_web_acl" "site" {
      name  = "site"
      scope = "REGIONAL"

      default_action {
        allow {}
      }

      rule {
        name     = "inputs"
        priority = 1

        override_action {
          none {}
        }

        statement {
          managed_rule_group_statement {
            name        = "AWSManagedRulesKnownBadInputsRuleSet"
            vendor_name = "AWS"
          }
        }

        visibility_config {
          cloudwatch_metrics_enabled = true
          metric_name                = "inputs"
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
