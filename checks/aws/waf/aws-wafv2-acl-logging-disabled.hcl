check "aws-wafv2-acl-logging-disabled" {
  title    = "Web ACL keeps no log"
  severity = "low"
  on       = ["aws_wafv2_web_acl"]
  fail     = length(referrers("aws_wafv2_web_acl_logging_configuration")) == 0
  message  = "No aws_wafv2_web_acl_logging_configuration refers to this web ACL"
  why      = "What was let through and what was blocked cannot be told afterwards, and rules cannot be tuned."
  remedy   = "Add an aws_wafv2_web_acl_logging_configuration with resource_arn set to the ARN of this web ACL."
  aliases  = ["CKV2_AWS_31", "WAFV2_LOGGING_ENABLED"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe         = "Logs cost by the requests"
    cloudformation = false
    leaves         = ["aws-cloudwatch-log-group-no-customer-key"]

    add "aws_cloudwatch_log_group" {
      name              = "aws-waf-logs-${self.name}"
      retention_in_days = 365
    }

    add "aws_wafv2_web_acl_logging_configuration" {
      resource_arn            = self.arn
      log_destination_configs = [added.aws_cloudwatch_log_group.arn]
    }
  }

  example "fails" "not written" {
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

  example "passes" "to Firehose" {
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

    resource "aws_wafv2_web_acl_logging_configuration" "site" {
      resource_arn            = aws_wafv2_web_acl.site.arn
      log_destination_configs = ["arn:aws:firehose:eu-central-1:111122223333:deliverystream/aws-waf-logs-site"]
    }
  }
}
