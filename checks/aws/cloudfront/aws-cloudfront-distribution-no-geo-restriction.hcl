check "aws-cloudfront-distribution-no-geo-restriction" {
  title    = "CloudFront distribution serves every country"
  severity = "info"
  on       = ["aws_cloudfront_distribution"]
  fail     = self.restrictions.geo_restriction.restriction_type == "none"
  at       = self.restrictions.geo_restriction.restriction_type
  message  = "restriction_type is \"none\""
  why      = "Where content or a service may only be offered in some countries, the edge is where to refuse the others."
  remedy   = "Where it applies, set restriction_type = \"whitelist\" with locations."
  aliases  = ["CKV_AWS_374", "AwsSolutions-CFR1", "AC_AWS_0026"]
  since    = "0.1"

  example "fails" "none" {
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
          restriction_type = "none"
        }
      }

      viewer_certificate {
        acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/0c1d2e3f"
        ssl_support_method       = "sni-only"
        minimum_protocol_version = "TLSv1.2_2021"
      }
    }
  }

  example "passes" "some countries" {
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

  example "unknown" "from a variable without a value" {
    variable "kind" {
      type = string
    }

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
          restriction_type = var.kind
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
