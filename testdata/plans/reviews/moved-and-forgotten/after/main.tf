terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

moved {
  from = aws_s3_bucket.old
  to   = aws_s3_bucket.logs
}

resource "aws_s3_bucket" "logs" {
  bucket = "tarnwick-logs"
}

moved {
  from = aws_sqs_queue.ferries[0]
  to   = aws_sqs_queue.ferries["isle"]
}

moved {
  from = aws_sqs_queue.ferries[1]
  to   = aws_sqs_queue.ferries["main \"land\""]
}

resource "aws_sqs_queue" "ferries" {
  for_each = { isle = 0, "main \"land\"" = 1 }
  name     = "ferry-${each.value}"
}

removed {
  from = aws_dynamodb_table.berths
  lifecycle {
    destroy = false
  }
}

import {
  to = aws_sns_topic.horn
  id = "arn:aws:sns:eu-west-1:123456789012:horn"
}

resource "aws_sns_topic" "horn" {
  name = "horn"
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "late" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sns_topic.new.arn]
  }
}

resource "aws_sns_topic" "new" {
  name = "new-${data.aws_caller_identity.current.account_id}"
}

resource "aws_iam_policy" "late" {
  name   = "late"
  policy = data.aws_iam_policy_document.late.json
}
