# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_redshift_data_share_consumer_association" "this" {
  data_share_arn  = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  consumer_region = "us-east-1"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_redshift_data_share_consumer_association" "this" {
  data_share_arn  = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  consumer_region = "eu-west-1"
}
