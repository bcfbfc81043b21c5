# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  destination = "bank"
  name        = "bank"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
    role_arn           = "arn:aws:iam::123456789012:role/bank"
  }

  opensearch_configuration {
    index_name = "bank"
    role_arn   = "arn:aws:iam::123456789012:role/bank"

    s3_configuration {
      bucket_arn = aws_s3_bucket.copies.arn
      role_arn   = "arn:aws:iam::123456789012:role/bank"
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

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  destination = "bank"
  name        = "bank"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
    role_arn           = "arn:aws:iam::123456789012:role/bank"
  }

  opensearch_configuration {
    index_name = "bank"
    role_arn   = "arn:aws:iam::123456789012:role/bank"

    s3_configuration {
      bucket_arn = aws_s3_bucket.copies.arn
      role_arn   = "arn:aws:iam::123456789012:role/bank"
    }
  }
}
