# --- outside
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  destination = "bank"
  name        = "bank"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
    role_arn           = "arn:aws:iam::123456789012:role/bank"
  }

  opensearch_configuration {
    domain_arn       = var.somewhere
    cluster_endpoint = "https://search-bank.us-east-1.es.amazonaws.com"
    index_name       = "bank"
    role_arn         = "arn:aws:iam::123456789012:role/bank"

    s3_configuration {
      bucket_arn = "arn:aws:service:eu-central-1:123456789012:bank"
      role_arn   = "arn:aws:iam::123456789012:role/bank"
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_kinesis_firehose_delivery_stream" "this" {
  destination = "bank"
  name        = "bank"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
    role_arn           = "arn:aws:iam::123456789012:role/bank"
  }

  opensearch_configuration {
    domain_arn       = var.somewhere
    cluster_endpoint = "https://search-bank.eu-west-1.es.amazonaws.com"
    index_name       = "bank"
    role_arn         = "arn:aws:iam::123456789012:role/bank"

    s3_configuration {
      bucket_arn = "arn:aws:service:eu-central-1:123456789012:bank"
      role_arn   = "arn:aws:iam::123456789012:role/bank"
    }
  }
}
