terraform {
  required_providers {
    aws    = { source = "hashicorp/aws" }
    random = { source = "hashicorp/random" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "token" {
  type      = string
  sensitive = true
  default   = "planted-token-value-4481"
}

resource "random_password" "captain" {
  length = 24
}

resource "aws_db_instance" "crew" {
  identifier        = "crew"
  engine            = "mysql"
  instance_class    = "db.t4g.small"
  allocated_storage = 20
  username          = "bosun"
  password          = "planted-schema-password-9917"
}

resource "aws_ssm_parameter" "token" {
  name  = "/crew/token"
  type  = "SecureString"
  value = var.token
}

resource "aws_lambda_function" "crew" {
  function_name = "crew"
  role          = "arn:aws:iam::123456789012:role/crew"
  handler       = "main.handler"
  runtime       = "python3.12"
  filename      = "crew.zip"
  environment {
    variables = {
      TOKEN = var.token
      STAGE = "prod"
    }
  }
}

output "token" {
  value     = var.token
  sensitive = true
}
