terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_s3_bucket" "old" {
  bucket = "tarnwick-logs"
}

resource "aws_sqs_queue" "ferries" {
  count = 2
  name  = "ferry-${count.index}"
}

resource "aws_dynamodb_table" "berths" {
  name         = "berths"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
