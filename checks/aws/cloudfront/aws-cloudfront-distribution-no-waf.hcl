check "aws-cloudfront-distribution-no-waf" {
  title    = "CloudFront distribution has no web application firewall"
  severity = "low"
  on       = ["aws_cloudfront_distribution"]
  fail     = self.web_acl_id == null || self.web_acl_id == ""
  at       = self.web_acl_id
  message  = "web_acl_id is not set"
  why      = "Nothing filters requests before the application: injections, exploits of fresh vulnerabilities and bots reach it as they are."
  remedy   = "Set web_acl_id to the ARN of an aws_wafv2_web_acl with scope = \"CLOUDFRONT\" and the managed rule groups that fit."
  aliases  = ["CKV_AWS_68", "AVD-AWS-0011", "AwsSolutions-CFR2", "CLOUDFRONT_ASSOCIATED_WITH_WAF", "AC_AWS_0032"]
  cwe      = [693]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_cloudfront_distribution" "site" {
      enabled = true
    }
  }

  example "passes" "a web ACL" {
    resource "aws_wafv2_web_acl" "site" {
      name  = "site"
      scope = "CLOUDFRONT"
    }

    resource "aws_cloudfront_distribution" "site" {
      enabled    = true
      web_acl_id = aws_wafv2_web_acl.site.arn
    }
  }

  example "unknown" "from a variable without a value" {
    variable "web_acl_arn" {
      type = string
    }

    resource "aws_cloudfront_distribution" "site" {
      enabled    = true
      web_acl_id = var.web_acl_arn
    }
  }
}
