check "aws-cloudfront-distribution-logging-disabled" {
  title      = "CloudFront distribution keeps no access logs"
  severity   = "low"
  on         = ["aws_cloudfront_distribution"]
  fail       = self.logging_config.bucket == null && length(referrers("aws_cloudwatch_log_delivery_source")) == 0
  at         = self.logging_config
  message    = "Requests to this distribution are not logged"
  why        = "Requests that are answered from the cache never reach the servers behind it, so that only these logs show attacks, scraping and leaks through the distribution."
  remedy     = "Add a logging_config with the bucket's domain name, or an aws_cloudwatch_log_delivery_source for the distribution (standard logging v2)."
  similar_to = ["CKV_AWS_86", "AVD-AWS-0010", "W10", "AwsSolutions-CFR3", "CLOUDFRONT_ACCESSLOGS_ENABLED", "AC_AWS_0025"]
  cwe        = [778]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
      }
    }
  }

  example "passes" "to a bucket" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
      }

      logging_config {
        bucket = "example-logs.s3.amazonaws.com"
      }
    }
  }

  example "passes" "standard logging v2" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
      }
    }

    resource "aws_cloudwatch_log_delivery_source" "site" {
      name         = "site"
      log_type     = "ACCESS_LOGS"
      resource_arn = aws_cloudfront_distribution.site.arn
    }
  }

  example "unknown" "bucket from a variable without a value" {
    variable "log_bucket" {
      type = string
    }

    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
      }

      logging_config {
        bucket = var.log_bucket
      }
    }
  }
}
