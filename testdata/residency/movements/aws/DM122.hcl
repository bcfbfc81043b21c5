# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_cloudwatch_log_group" "copies" {
  provider = aws.away
}

resource "aws_route53_query_log" "this" {
  zone_id                  = "bank"
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.copies.arn
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_cloudwatch_log_group" "copies" {
  provider = aws.away
}

resource "aws_route53_query_log" "this" {
  zone_id                  = "bank"
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.copies.arn
}
