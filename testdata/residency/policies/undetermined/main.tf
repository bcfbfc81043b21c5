variable "region" {
  type = string
}

variable "env" {
  type = string
}

resource "aws_sqs_queue" "variable" {
  name   = "a"
  region = var.region
}

resource "aws_sns_topic" "variable" {
  name   = "a"
  region = var.region
}

resource "aws_dynamodb_table" "variable" {
  name     = "a"
  hash_key = "id"
  region   = var.region
}

# From the environment.
resource "aws_sqs_queue" "environment" {
  name = "a"
}

# The settings say it.
resource "google_pubsub_topic" "topic" {
  name = "a"

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }
}

# No region that is known.
resource "aws_sqs_queue" "misspelt" {
  name   = "a"
  region = "eu-centrall-1"
}

# It hangs on a condition.
resource "aws_sqs_queue" "condition" {
  name   = "a"
  region = var.env == "prod" ? "eu-central-1" : "us-east-1"
}

# Outside in each case.
resource "aws_sqs_queue" "either" {
  name   = "a"
  region = var.env == "prod" ? "us-west-2" : "us-east-1"
}

# Perhaps not there at all.
resource "aws_sqs_queue" "perhaps" {
  count = var.env == "prod" ? 1 : 0

  name   = "a"
  region = "us-east-1"
}

# Not there.
resource "aws_sqs_queue" "never" {
  count = 0

  name   = "a"
  region = "us-east-1"
}
