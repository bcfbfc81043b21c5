# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_kinesis_stream" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_cloudfront_realtime_log_config" "this" {
  fields        = ["bank"]
  name          = "bank"
  sampling_rate = 1

  endpoint {
    stream_type = "bank"

    kinesis_stream_config {
      stream_arn = aws_kinesis_stream.copies.arn
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

resource "aws_kinesis_stream" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_cloudfront_realtime_log_config" "this" {
  fields        = ["bank"]
  name          = "bank"
  sampling_rate = 1

  endpoint {
    stream_type = "bank"

    kinesis_stream_config {
      stream_arn = aws_kinesis_stream.copies.arn
      role_arn   = "arn:aws:iam::123456789012:role/bank"
    }
  }
}
