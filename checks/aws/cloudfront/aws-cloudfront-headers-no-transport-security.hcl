check "aws-cloudfront-headers-no-transport-security" {
  title    = "Response headers policy does not hold browsers to HTTPS"
  severity = "low"
  on       = ["aws_cloudfront_response_headers_policy"]
  fail     = self.security_headers_config.strict_transport_security.access_control_max_age_sec == null || self.security_headers_config.strict_transport_security.access_control_max_age_sec == 0
  at       = self.security_headers_config.strict_transport_security
  message  = "strict_transport_security is not written"
  why      = "A first request over HTTP can be answered by someone on the way, who keeps the browser from ever reaching HTTPS."
  remedy   = "Add strict_transport_security with access_control_max_age_sec = 31536000, include_subdomains, preload and override."
  aliases  = ["CKV_AWS_259"]
  since    = "0.1"

  fix {
    unsafe = "Browsers refuse plain HTTP for a year from then on"
    set = {
      "security_headers_config.strict_transport_security.access_control_max_age_sec" = 31536000
      "security_headers_config.strict_transport_security.override"                   = true
    }
  }

  example "fails" "not written" {
    resource "aws_cloudfront_response_headers_policy" "site" {
      name = "site"

      security_headers_config {
        content_type_options {
          override = true
        }
      }
    }
  }

  example "passes" "a year" {
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
  }
}
