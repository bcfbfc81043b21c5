# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  destination = "bank"
  name        = "bank"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
    role_arn           = "arn:aws:iam::123456789012:role/bank"
  }

  http_endpoint_configuration {
    url = "https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input"

    s3_configuration {
      bucket_arn = "arn:aws:service:eu-central-1:123456789012:bank"
      role_arn   = "arn:aws:iam::123456789012:role/bank"
    }
  }
}
