check "aws-cloudfront-origin-outdated-tls" {
  title      = "CloudFront talks outdated TLS to an origin"
  severity   = "medium"
  on         = ["aws_cloudfront_distribution"]
  for_each   = self.origin
  fail       = anytrue([for protocol in each.value.custom_origin_config.origin_ssl_protocols : contains(["SSLv3", "TLSv1", "TLSv1.1"], protocol)])
  at         = each.value.custom_origin_config.origin_ssl_protocols
  message    = "origin_ssl_protocols allows ${join(", ", each.value.custom_origin_config.origin_ssl_protocols)}"
  why        = "TLS 1.0, 1.1 and SSL 3 have known weaknesses. Someone between the edge and the origin can make connections fall back to them."
  remedy     = "Set origin_ssl_protocols = [\"TLSv1.2\"]."
  similar_to = ["CKV2_AWS_54", "AwsSolutions-CFR5"]
  cwe        = [327]
  since      = "0.1"

  fix {
    unsafe = "An origin that speaks only older versions is no longer reached"
    set    = { "each.custom_origin_config.origin_ssl_protocols" = ["TLSv1.2"] }
  }

  example "fails" "TLS 1.0" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      origin {
        origin_id   = "site"
        domain_name = "origin.example.com"

        custom_origin_config {
          http_port              = 80
          https_port             = 443
          origin_protocol_policy = "https-only"
          origin_ssl_protocols   = ["TLSv1", "TLSv1.2"]
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

  example "fails" "SSL 3" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      origin {
        origin_id   = "site"
        domain_name = "origin.example.com"

        custom_origin_config {
          http_port              = 80
          https_port             = 443
          origin_protocol_policy = "https-only"
          origin_ssl_protocols   = ["SSLv3"]
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

  example "passes" "TLS 1.2" {
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
    variable "protocols" {
      type = list(string)
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
          origin_ssl_protocols   = var.protocols
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
