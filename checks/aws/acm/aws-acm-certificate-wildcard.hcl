check "aws-acm-certificate-wildcard" {
  title    = "Certificate stands for every name below a domain"
  severity = "info"
  on       = ["aws_acm_certificate"]
  when     = self.domain_name != null
  fail     = startswith(self.domain_name, "*.") || anytrue([for name in self.subject_alternative_names : startswith(name, "*.")])
  at       = self.domain_name
  message  = "The certificate covers a wildcard"
  why      = "Who gets at the key of one system can pose as every other one below the domain."
  remedy   = "Order certificates for the names that are needed."
  aliases  = ["CKV2_AWS_71"]
  since    = "0.1"

  example "fails" "a wildcard" {
    resource "aws_acm_certificate" "site" {
      validation_method = "DNS"
      domain_name       = "*.example.com"
    }
  }

  example "passes" "one name" {
    resource "aws_acm_certificate" "site" {
      validation_method = "DNS"
      domain_name       = "www.example.com"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "name" {
      type = string
    }

    resource "aws_acm_certificate" "site" {
      validation_method = "DNS"
      domain_name       = var.name
    }
  }
}
