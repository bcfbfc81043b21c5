terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5, < 7"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = var.region
  default_tags {
    tags = { owner = "tarnwick" }
  }
}

variable "region" {
  default = "us-west-2"
}

variable "password" {
  type      = string
  sensitive = true
}

data "aws_caller_identity" "me" {}

data "aws_iam_policy_document" "known" {
  statement {
    effect    = "Deny"
    actions   = ["s3:DeleteBucket"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "late" {
  statement {
    actions   = ["s3:*"]
    resources = ["${aws_s3_bucket.data.arn}/*"]
  }
}

resource "aws_s3_bucket" "data" {
  bucket_prefix = "tarnwick-"
  provider      = aws.west
}

resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = data.aws_iam_policy_document.late.json
}

resource "aws_iam_policy" "known" {
  name   = "known"
  policy = data.aws_iam_policy_document.known.json
}

resource "aws_eip" "gateway" {
  domain = "vpc"
}

resource "aws_security_group" "web" {
  name = "web"
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["${aws_eip.gateway.public_ip}/32", "192.0.2.0/24"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lambda_function" "mailer" {
  function_name = "mailer"
  role          = "arn:aws:iam::123456789012:role/mailer"
  runtime       = "python3.12"
  handler       = "main.handler"
  filename      = "mailer.zip"
  environment {
    variables = {
      PASSWORD = var.password
      BUCKET   = aws_s3_bucket.data.id
      STAGE    = "prod"
    }
  }
}

module "network" {
  source    = "./network"
  for_each  = { "alpha" = "10.1.0.0/16", "beta.corp" = "10.2.0.0/16" }
  cidr      = each.value
  ports     = [22, 443]
  providers = { aws = aws.west }
}

module "local" {
  source = "./network"
  cidr   = "10.9.0.0/16"
}

output "account" {
  value = data.aws_caller_identity.me.account_id
}
