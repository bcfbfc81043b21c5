check "aws-cloudfront-distribution-no-root-object" {
  title    = "CloudFront distribution shows what the origin says of its root"
  severity = "info"
  on       = ["aws_cloudfront_distribution"]
  fail     = self.default_root_object == null || self.default_root_object == ""
  at       = self.default_root_object
  message  = "default_root_object is not set"
  why      = "A request for the root goes to the origin as it is; a bucket may answer with the list of all its objects."
  remedy   = "Set default_root_object = \"index.html\"."
  aliases  = ["CKV_AWS_305", "CLOUDFRONT_DEFAULT_ROOT_OBJECT_CONFIGURED"]
  since    = "0.1"

  fix {
    unsafe = "Requests for / get index.html, which the origin must have"
    set    = { default_root_object = "index.html" }
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

  example "passes" "index.html" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_root_object = "index.html"

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
    variable "root" {
      type = string
    }

    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      default_root_object = var.root

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
