# Each cloud has names of its own: the bucket that is meant is that of the scheme, or of what names it.
provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "logs" {
  bucket = "bank-logs"
}

resource "google_storage_bucket" "logs" {
  name     = "bank-logs"
  location = "US"
}

resource "google_logging_project_sink" "abroad" {
  name        = "abroad"
  destination = "storage.googleapis.com/bank-logs"
}

resource "google_storage_bucket" "orders" {
  name     = "orders"
  location = "EU"

  logging {
    log_bucket = "bank-logs"
  }
}

resource "aws_s3_bucket" "payments" {
  bucket = "payments"
}

resource "aws_s3_bucket_logging" "payments" {
  bucket        = aws_s3_bucket.payments.id
  target_bucket = "bank-logs"
  target_prefix = "payments/"
}

resource "aws_flow_log" "main" {
  vpc_id               = "vpc-1"
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::bank-logs/flow"
}
