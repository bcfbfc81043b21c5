# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_sns_topic" "copies" {
  provider = aws.away
}

resource "aws_config_delivery_channel" "this" {
  sns_topic_arn  = aws_sns_topic.copies.arn
  s3_bucket_name = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_sns_topic" "copies" {
  provider = aws.away
}

resource "aws_config_delivery_channel" "this" {
  sns_topic_arn  = aws_sns_topic.copies.arn
  s3_bucket_name = "bank"
}
