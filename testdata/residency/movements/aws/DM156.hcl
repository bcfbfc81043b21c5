# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_redshift_data_share_authorization" "this" {
  data_share_arn      = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  consumer_identifier = "222222222222"
}
