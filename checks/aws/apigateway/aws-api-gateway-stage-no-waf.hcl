check "aws-api-gateway-stage-no-waf" {
  title      = "API stage is not behind a web application firewall"
  severity   = "low"
  on         = ["aws_api_gateway_stage"]
  fail       = length(referrers("aws_wafv2_web_acl_association")) == 0 && length(referrers("aws_wafregional_web_acl_association")) == 0
  message    = "No aws_wafv2_web_acl_association protects this stage"
  why        = "Floods and known attacks reach the application unfiltered."
  remedy     = "Add an aws_wafv2_web_acl_association with resource_arn set to the ARN of this stage."
  similar_to = ["CKV2_AWS_29", "AwsSolutions-APIG3"]
  since      = "0.1"

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

  example "fails" "not written" {
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = aws_api_gateway_rest_api.orders.id
      deployment_id = "f6g7h8"
      stage_name    = "live"
    }
  }

  example "passes" "associated" {
    resource "aws_api_gateway_stage" "live" {
      rest_api_id   = "a1b2c3d4e5"
      deployment_id = "f6g7h8"
      stage_name    = "live"
    }

    resource "aws_wafv2_web_acl_association" "live" {
      resource_arn = aws_api_gateway_stage.live.arn
      web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/api/0c1d2e3f"
    }
  }
}
