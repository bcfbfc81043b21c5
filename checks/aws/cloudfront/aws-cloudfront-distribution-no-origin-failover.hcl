check "aws-cloudfront-distribution-no-origin-failover" {
  title    = "CloudFront distribution has no second origin"
  severity = "info"
  on       = ["aws_cloudfront_distribution"]
  fail     = length(self.origin_group) == 0
  message  = "No origin_group names an origin to fail over to"
  why      = "When the origin is down, so is what viewers see."
  remedy   = "Where a second origin exists, add an origin_group with failover_criteria and two members."
  aliases  = ["CKV_AWS_310", "CLOUDFRONT_ORIGIN_FAILOVER_ENABLED"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      origin {
        origin_id   = "site"
        domain_name = "origin.example.com"

        custom_origin_config {
          http_port              = 80
          https_port             = 443
          origin_protocol_policy = "https-only"
          origin_ssl_protocols   = ["TLSv1.2"]
        }
      }

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
        allowed_methods        = ["GET", "HEAD"]
        cached_methods         = ["GET", "HEAD"]
        cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
      }

      restrictions {
        geo_restriction {
          restriction_type = "whitelist"
          locations        = ["DE", "FR"]
        }
      }

      viewer_certificate {
        acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/0c1d2e3f"
        ssl_support_method       = "sni-only"
        minimum_protocol_version = "TLSv1.2_2021"
      }
    }
  }

  example "passes" "two origins" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      origin_group {
        origin_id = "group"

        failover_criteria {
          status_codes = [500, 502, 503, 504]
        }

        member {
          origin_id = "site"
        }

        member {
          origin_id = "other"
        }
      }

      origin {
        origin_id   = "site"
        domain_name = "origin.example.com"

        custom_origin_config {
          http_port              = 80
          https_port             = 443
          origin_protocol_policy = "https-only"
          origin_ssl_protocols   = ["TLSv1.2"]
        }
      }

      default_cache_behavior {
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
        allowed_methods        = ["GET", "HEAD"]
        cached_methods         = ["GET", "HEAD"]
        cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
      }

      restrictions {
        geo_restriction {
          restriction_type = "whitelist"
          locations        = ["DE", "FR"]
        }
      }

      viewer_certificate {
        acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/0c1d2e3f"
        ssl_support_method       = "sni-only"
        minimum_protocol_version = "TLSv1.2_2021"
      }
    }
  }
}
