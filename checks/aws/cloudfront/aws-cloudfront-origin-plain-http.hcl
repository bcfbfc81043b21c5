check "aws-cloudfront-origin-plain-http" {
  title      = "CloudFront fetches from an origin over plain HTTP"
  severity   = "medium"
  on         = ["aws_cloudfront_distribution"]
  for_each   = self.origin
  fail       = contains(["http-only", "match-viewer"], each.value.custom_origin_config.origin_protocol_policy)
  at         = each.value.custom_origin_config.origin_protocol_policy
  message    = "origin_protocol_policy is \"${each.value.custom_origin_config.origin_protocol_policy}\""
  why        = "Between the edge and the origin, cookies, forms and pages cross the internet readable and can be changed."
  remedy     = "Set origin_protocol_policy = \"https-only\"."
  similar_to = ["CKV2_AWS_72", "AC_AWS_0024"]
  cwe        = [319]
  since      = "0.1"

  fix {
    unsafe = "An origin that does not speak TLS is no longer reached"
    set    = { "each.custom_origin_config.origin_protocol_policy" = "https-only" }
  }

  example "fails" "HTTP only" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      origin {
        origin_id   = "site"
        domain_name = "origin.example.com"

        custom_origin_config {
          http_port              = 80
          https_port             = 443
          origin_protocol_policy = "http-only"
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

  example "passes" "HTTPS only" {
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
    variable "policy" {
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
          origin_protocol_policy = var.policy
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
