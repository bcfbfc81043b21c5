provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "orders" {
  bucket = "orders"
}

# What is only read is where its provider reads it.
data "aws_s3_bucket" "virginia" {
  provider = aws.virginia
  bucket   = "logs"
}

resource "aws_s3_bucket_logging" "orders" {
  bucket        = aws_s3_bucket.orders.id
  target_bucket = data.aws_s3_bucket.virginia.id
  target_prefix = "orders/"
}

# Where a parameter is kept says nothing of what it names.
data "aws_ssm_parameter" "stream" {
  provider = aws.virginia
  name     = "stream"
}

resource "aws_cloudwatch_log_group" "orders" {
  name = "orders"
}

resource "aws_cloudwatch_log_subscription_filter" "orders" {
  name            = "orders"
  log_group_name  = aws_cloudwatch_log_group.orders.name
  filter_pattern  = ""
  destination_arn = data.aws_ssm_parameter.stream.value
}

# Somebody else made these, and may have written a location.
data "google_storage_bucket" "logs" {
  name = "logs"
}

data "google_pubsub_topic" "logs" {
  name = "logs"
}

resource "google_logging_project_sink" "bucket" {
  name        = "bucket"
  destination = "storage.googleapis.com/${data.google_storage_bucket.logs.name}"
}

resource "google_logging_project_sink" "topic" {
  name        = "topic"
  destination = "pubsub.googleapis.com/${data.google_pubsub_topic.logs.id}"
}

# A bucket that keeps its logs in itself copies nothing elsewhere.
resource "aws_s3_bucket" "logs" {
  bucket = "own-logs"
  region = "us-east-1"
}

resource "aws_s3_bucket_logging" "logs" {
  bucket        = aws_s3_bucket.logs.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "own/"
}
