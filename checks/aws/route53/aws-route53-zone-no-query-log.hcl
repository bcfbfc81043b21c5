check "aws-route53-zone-no-query-log" {
  title    = "DNS zone keeps no query log"
  severity = "info"
  on       = ["aws_route53_zone"]
  when     = length(self.vpc) == 0
  fail     = length(referrers("aws_route53_query_log")) == 0
  message  = "No aws_route53_query_log records the queries of this zone"
  why      = "Which names were asked for, and that a name points at something that is gone, cannot be told."
  remedy   = "Add an aws_route53_query_log with zone_id set to this zone."
  aliases  = ["CKV2_AWS_39"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_route53_zone" "main" {
      name = "example.com"
    }
  }

  example "passes" "recorded" {
    resource "aws_route53_zone" "main" {
      name = "example.com"
    }

    resource "aws_route53_query_log" "main" {
      zone_id                  = aws_route53_zone.main.zone_id
      cloudwatch_log_group_arn = "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/example.com"
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
