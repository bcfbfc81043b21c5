provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}
variable "stage" { type = string }
variable "dr" { type = string }
locals {
  regions = { "eu-central-1" = "ap-south-1" }
}
resource "aws_dynamodb_table" "plain" {
  name     = "plain"
  hash_key = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_dynamodb_table" "public" {
  name     = "public"
  hash_key = "id"
  attribute {
    name = "id"
    type = "S"
  }
  replica { region_name = "us-east-1" }
  tags = { dataclassification = "Public" }
}
resource "aws_dynamodb_table" "near" {
  name     = "near"
  hash_key = "id"
  attribute {
    name = "id"
    type = "S"
  }
  replica { region_name = "eu-west-1" }
  tags = { DATACLASSIFICATION = "PII" }
}
resource "aws_s3_bucket" "legacy" {
  provider = aws.virginia
  bucket   = "b-legacy"
  tags     = { DataClassification = "pii" }
}
resource "aws_s3_bucket" "both" {
  bucket = "b-both"
  tags = {
    DataClassification = "pii"
    Court              = "ny"
  }
}
resource "aws_secretsmanager_secret" "cond" {
  name = "cond"
  tags = { DataClassification = var.stage == "prod" ? "pii" : "public" }
  replica { region = var.stage == "prod" ? "eu-west-1" : "us-east-1" }
}
resource "aws_secretsmanager_secret" "mapped" {
  name = "mapped"
  tags = { DataClassification = "restricted" }
  replica { region = local.regions["eu-central-1"] }
}
resource "aws_secretsmanager_secret" "open" {
  name = "open"
  tags = { DataClassification = "restricted" }
  replica { region = var.dr }
}
resource "aws_flow_log" "flows" {
  vpc_id               = "vpc-1"
  traffic_type         = "ALL"
  log_destination_type = "kinesis-data-firehose"
  log_destination      = "arn:aws:firehose:us-east-1:111122223333:deliverystream/x"
  tags                 = { DataClassification = "pii" }
}
