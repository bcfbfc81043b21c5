terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "region" {
  type    = string
  default = null
}

resource "aws_s3_bucket" "here" {
  region = var.region
}

resource "aws_dynamodb_table" "here" {
  name = "orders"
}

output "bucket" {
  value = aws_s3_bucket.here.id
}
