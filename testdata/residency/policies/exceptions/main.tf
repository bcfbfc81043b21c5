provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "legacy_orders" {
  name = "a"
}

resource "aws_sqs_queue" "over" {
  name = "a"
}

resource "aws_sqs_queue" "last_day" {
  name = "a"
}

resource "aws_sqs_queue" "other" {
  name = "a"
}

module "a" {
  source   = "./queue"
  for_each = toset(["x", "y"])
}

# Its place and its copies.
resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  replica {
    region_name = "us-west-2"
  }
}
