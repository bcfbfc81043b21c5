check "aws-cloudfront-distribution-outdated-tls" {
  title      = "CloudFront distribution accepts outdated TLS"
  severity   = "medium"
  on         = ["aws_cloudfront_distribution"]
  fail       = self.viewer_certificate.cloudfront_default_certificate || self.viewer_certificate.minimum_protocol_version == null || (self.viewer_certificate.minimum_protocol_version != null && !startswith(self.viewer_certificate.minimum_protocol_version, "TLSv1.2_") && !startswith(self.viewer_certificate.minimum_protocol_version, "TLSv1.3_"))
  at         = self.viewer_certificate.minimum_protocol_version
  message    = self.viewer_certificate.cloudfront_default_certificate ? "With CloudFront's default certificate viewers may use TLS 1.0" : self.viewer_certificate.minimum_protocol_version == null ? "minimum_protocol_version is not set, and defaults to TLSv1" : "minimum_protocol_version is \"${self.viewer_certificate.minimum_protocol_version}\""
  why        = "TLS 1.0 and 1.1 have known weaknesses and were withdrawn in 2021 (RFC 8996). Someone on the way can make a connection fall back to them."
  remedy     = "Use a certificate of your own (acm_certificate_arn, ssl_support_method = \"sni-only\") with minimum_protocol_version = \"TLSv1.2_2021\"; CloudFront's default certificate always accepts TLSv1."
  aliases    = ["CKV_AWS_174", "W70", "AwsSolutions-CFR4", "CLOUDFRONT_MINIMUM_PROTOCOL_VERSION_RULE"]
  similar_to = ["AVD-AWS-0013", "AC_AWS_0023"]
  cwe        = [327]
  since      = "0.1"

  example "fails" "the default certificate" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      viewer_certificate {
        cloudfront_default_certificate = true
      }
    }
  }

  example "fails" "version not written" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      viewer_certificate {
        acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
        ssl_support_method  = "sni-only"
      }
    }
  }

  example "fails" "TLS 1.1" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      viewer_certificate {
        acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
        ssl_support_method       = "sni-only"
        minimum_protocol_version = "TLSv1.1_2016"
      }
    }
  }

  example "passes" "TLS 1.2" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      viewer_certificate {
        acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
        ssl_support_method       = "sni-only"
        minimum_protocol_version = "TLSv1.2_2021"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls" {
      type = string
    }

    resource "aws_cloudfront_distribution" "site" {
      enabled = true

      viewer_certificate {
        acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
        ssl_support_method       = "sni-only"
        minimum_protocol_version = var.tls
      }
    }
  }
}
