check "aws-cloudfront-distribution-no-response-headers-policy" {
  title      = "CloudFront distribution adds no security headers"
  severity   = "low"
  on         = ["aws_cloudfront_distribution"]
  fail       = self.default_cache_behavior.response_headers_policy_id == null
  at         = self.default_cache_behavior.response_headers_policy_id
  message    = "The default cache behaviour has no response_headers_policy_id"
  why        = "Without Strict-Transport-Security, X-Content-Type-Options and a content security policy, browsers allow attacks that they could stop."
  remedy     = "Set response_headers_policy_id, for example to the managed policy SecurityHeadersPolicy (67f7725c-6f97-4210-82d7-5512b31e9d03)."
  similar_to = ["CKV2_AWS_32"]
  since      = "0.1"

  fix {
    unsafe = "The headers of the managed policy keep other sites from framing this one"
    set    = { "default_cache_behavior.response_headers_policy_id" = "67f7725c-6f97-4210-82d7-5512b31e9d03" }
  }

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

  example "passes" "a policy of its own" {
    resource "aws_cloudfront_response_headers_policy" "site" {
      name = "site"

      security_headers_config {
        strict_transport_security {
          access_control_max_age_sec = 31536000
          include_subdomains         = true
          preload                    = true
          override                   = true
        }
      }
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
        target_origin_id           = "site"
        viewer_protocol_policy     = "redirect-to-https"
        allowed_methods            = ["GET", "HEAD"]
        cached_methods             = ["GET", "HEAD"]
        cache_policy_id            = "658327ea-f89d-4fab-a63d-7e88639e58f6"
        response_headers_policy_id = aws_cloudfront_response_headers_policy.site.id
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

  example "passes" "the managed policy" {
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
        target_origin_id           = "site"
        viewer_protocol_policy     = "redirect-to-https"
        allowed_methods            = ["GET", "HEAD"]
        cached_methods             = ["GET", "HEAD"]
        cache_policy_id            = "658327ea-f89d-4fab-a63d-7e88639e58f6"
        response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
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
