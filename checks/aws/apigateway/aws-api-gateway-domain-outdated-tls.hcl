check "aws-api-gateway-domain-outdated-tls" {
  title    = "API domain accepts outdated TLS"
  severity = "medium"
  on       = ["aws_api_gateway_domain_name"]
  fail     = self.security_policy == null || self.security_policy == "TLS_1_0"
  at       = self.security_policy
  message  = "security_policy is not TLS_1_2"
  why      = "TLS 1.0 and 1.1 have known weaknesses and were withdrawn in 2021 (RFC 8996). Someone on the way can make a connection fall back to them."
  remedy   = "Set security_policy = \"TLS_1_2\"."
  aliases  = ["CKV_AWS_206", "AVD-AWS-0005", "W62", "API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients that speak only TLS 1.0 or 1.1 are locked out"
    set    = { security_policy = "TLS_1_2" }
  }

  example "fails" "TLS 1.0" {
    resource "aws_api_gateway_domain_name" "api" {
      domain_name              = "api.example.com"
      regional_certificate_arn = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f"
      security_policy          = "TLS_1_0"
    }
  }

  example "fails" "not written" {
    resource "aws_api_gateway_domain_name" "api" {
      domain_name              = "api.example.com"
      regional_certificate_arn = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f"
    }
  }

  example "passes" "TLS 1.2" {
    resource "aws_api_gateway_domain_name" "api" {
      domain_name              = "api.example.com"
      regional_certificate_arn = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f"
      security_policy          = "TLS_1_2"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "security_policy" {
      type = string
    }

    resource "aws_api_gateway_domain_name" "api" {
      domain_name              = "api.example.com"
      regional_certificate_arn = "arn:aws:acm:eu-central-1:111122223333:certificate/0c1d2e3f"
      security_policy          = var.security_policy
    }
  }
}
