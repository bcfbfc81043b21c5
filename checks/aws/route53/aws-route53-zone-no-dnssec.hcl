check "aws-route53-zone-no-dnssec" {
  title    = "DNS zone is not signed"
  severity = "low"
  on       = ["aws_route53_zone"]
  when     = length(self.vpc) == 0
  fail     = length(referrers("aws_route53_hosted_zone_dnssec")) == 0
  message  = "No aws_route53_hosted_zone_dnssec signs this zone"
  why      = "Answers can be forged on the way to a resolver, and users and mail led elsewhere."
  remedy   = "Add an aws_route53_key_signing_key and an aws_route53_hosted_zone_dnssec, then a DS record at the registrar."
  aliases  = ["CKV2_AWS_38"]
  since    = "0.1"

  example "fails" "not signed" {
    resource "aws_route53_zone" "main" {
      name = "example.com"
    }
  }

  example "passes" "signed" {
    resource "aws_route53_zone" "main" {
      name = "example.com"
    }

    resource "aws_route53_hosted_zone_dnssec" "main" {
      hosted_zone_id = aws_route53_zone.main.id
      signing_status = "SIGNING"
    }
  }

  example "passes" "a private zone cannot be" {
    resource "aws_route53_zone" "main" {
      name = "internal.example.com"

      vpc {
        vpc_id = "vpc-0123456789abcdef0"
      }
    }
  }
}
