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

resource "aws_connect_instance_storage_config" "this" {
  instance_id   = "bank"
  resource_type = "bank"

  storage_config {
    storage_type = "bank"

    kinesis_firehose_config {
      firehose_arn = aws_kinesis_firehose_delivery_stream.copies.arn
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

resource "aws_connect_instance_storage_config" "this" {
  instance_id   = "bank"
  resource_type = "bank"

  storage_config {
    storage_type = "bank"

    kinesis_firehose_config {
      firehose_arn = aws_kinesis_firehose_delivery_stream.copies.arn
    }
  }
}
