terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_key" "messages" {
  description         = "Messages at rest"
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic" "plain" {
  name = "plain"
}

resource "aws_sns_topic" "default_key" {
  name              = "default-key"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic" "open" {
  name              = "open"
  kms_master_key_id = aws_kms_key.messages.arn
}

resource "aws_sns_topic_policy" "open" {
  arn = aws_sns_topic.open.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["sns:Publish", "sns:Subscribe"]
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = aws_kms_key.messages.key_id
}

resource "aws_sns_topic_policy" "orders" {
  arn = aws_sns_topic.orders.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn            = aws_sns_topic.orders.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.orders_queue.arn
  raw_message_delivery = true
}

resource "aws_sqs_queue" "plain_queue" {
  name                    = "plain"
  sqs_managed_sse_enabled = false
}

resource "aws_sqs_queue" "default_queue" {
  name = "default"
}

resource "aws_sqs_queue" "aws_key_queue" {
  name              = "aws-key"
  kms_master_key_id = "alias/aws/sqs"
}

resource "aws_sqs_queue" "open_queue" {
  name                    = "open"
  sqs_managed_sse_enabled = true
}

resource "aws_sqs_queue_policy" "open_queue" {
  queue_url = aws_sqs_queue.open_queue.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["sqs:SendMessage", "sqs:ReceiveMessage"]
      Resource  = "*"
    }]
  })
}

resource "aws_sqs_queue" "wide_queue" {
  name              = "wide"
  kms_master_key_id = aws_kms_key.messages.arn
}

resource "aws_sqs_queue_policy" "wide_queue" {
  queue_url = aws_sqs_queue.wide_queue.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:root" }
      Action    = "sqs:*"
      Resource  = "*"
    }]
  })
}

resource "aws_sqs_queue" "failed_orders" {
  name                      = "failed-orders"
  kms_master_key_id         = aws_kms_key.messages.arn
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "orders_queue" {
  name                       = "orders"
  kms_master_key_id          = aws_kms_key.messages.arn
  visibility_timeout_seconds = 120
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed_orders.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue_policy" "orders_queue" {
  queue_url = aws_sqs_queue.orders_queue.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "*"
      Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:sns:eu-central-1:111122223333:orders" } }
    }]
  })
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_sns_topic.orders.arn
}

resource "aws_ses_configuration_set" "newsletter" {
  name = "newsletter"
}

resource "aws_ses_configuration_set" "best_effort" {
  name = "best-effort"

  delivery_options {
    tls_policy = "Optional"
  }
}

resource "aws_ses_configuration_set" "invoices" {
  name                       = "invoices"
  reputation_metrics_enabled = true

  delivery_options {
    tls_policy = "Require"
  }
}
