terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

# bartizan:ignore aws-s3-bucket-logging-disabled logs are kept by the proxy <b>[here](https://example.com)</b> until=2027-01-31
resource "aws_s3_bucket" "suppressed" {
  count  = 2
  bucket = "tarnwick-suppressed-${count.index}"
}

resource "aws_s3_bucket" "reported" {
  bucket = "tarnwick-reported"
}

# trivy:ignore:AVD-AWS-0089:exp:2026-01-31
resource "aws_s3_bucket" "over" {
  bucket = "tarnwick-over"
}

# bartizan:ignore aws-sqs-queue-unencrypted for nothing
resource "aws_s3_bucket" "nothing" {
  bucket = "tarnwick-nothing"
}
