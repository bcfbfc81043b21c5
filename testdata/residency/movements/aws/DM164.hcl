# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_kinesis_firehose_delivery_stream" "copies" {
  provider    = aws.away
  destination = "extended_s3"
  name        = "bank"
}

resource "aws_sesv2_configuration_set_event_destination" "this" {
  configuration_set_name = "bank"
  event_destination_name = "bank"

  event_destination {
    enabled              = true
    matching_event_types = ["bank"]

    kinesis_firehose_destination {
      delivery_stream_arn = aws_kinesis_firehose_delivery_stream.copies.arn
      iam_role_arn        = "arn:aws:iam::123456789012:role/bank"
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_kinesis_firehose_delivery_stream" "copies" {
  provider    = aws.away
  destination = "extended_s3"
  name        = "bank"
}

resource "aws_sesv2_configuration_set_event_destination" "this" {
  configuration_set_name = "bank"
  event_destination_name = "bank"

  event_destination {
    enabled              = true
    matching_event_types = ["bank"]

    kinesis_firehose_destination {
      delivery_stream_arn = aws_kinesis_firehose_delivery_stream.copies.arn
      iam_role_arn        = "arn:aws:iam::123456789012:role/bank"
    }
  }
}
