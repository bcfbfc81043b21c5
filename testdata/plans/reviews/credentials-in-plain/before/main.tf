terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "orders_password" {
  type      = string
  sensitive = true
  default   = "planted-Orders-7731"
}

# Has a token, and keeps it.
resource "aws_instance" "crane" {
  ami           = "ami-0c3b8d7e6f5a49281"
  instance_type = "t3.small"
  tags = {
    Name  = "crane"
    Token = "ghp\u005fRKyTckdzXI14lNWRFDKFKHjNNn03SH3DnlxE"
  }
}

resource "aws_instance" "pilot" {
  ami           = "ami-0c3b8d7e6f5a49281"
  instance_type = "t3.small"
  user_data     = "#!/bin/sh\ngh auth login --with-token <<< ghp\u005fdtRe1gh4YikHKcwZUlwcBofF4MxBQ00LlUnI\n"
}

resource "aws_lambda_function" "manifest" {
  function_name = "manifest"
  role          = "arn:aws:iam::123456789012:role/manifest"
  handler       = "main.handler"
  runtime       = "python3.12"
  s3_bucket     = "harbour-artefacts"
  s3_key        = "manifest.zip"
  environment {
    variables = {
      STAGE = "prod"
    }
  }
}

output "berth" {
  value = "4"
}
