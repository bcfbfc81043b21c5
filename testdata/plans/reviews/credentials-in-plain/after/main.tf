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

# Has one no more.
resource "aws_instance" "pilot" {
  ami           = "ami-0c3b8d7e6f5a49281"
  instance_type = "t3.small"
  user_data     = "#!/bin/sh\ngh auth login --web\n"
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
      AWS_ACCESS_KEY_ID     = "\u0041KIAPYCDYBK377OXTZQ6"
      AWS_SECRET_ACCESS_KEY = "KRrYV3CJC+BZHhm5S6xxMYHxq2B5kRP0r6UV1cZB"
      STAGE = "prod"
    }
  }
}

# Two under one name, in what is made of a reference, too.
resource "aws_instance" "tug" {
  ami           = "ami-0c3b8d7e6f5a49281"
  instance_type = "t3.small"
  user_data     = "#!/bin/sh\necho ${aws_instance.crane.instance_type}\ngh auth login --with-token <<< ghp\u005fKBmIXeOnE1gXmgRlhZkMOdw9a5LsgJ0unSWO\ngh auth login --with-token <<< ghp\u005fedu59fj57r25OWQtCKR1hdI0kCrrjo013jtf\n"
}

resource "aws_db_instance" "ledger" {
  identifier          = "ledger"
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  allocated_storage   = 20
  skip_final_snapshot = true
  username            = "bosun"
  password            = "planted-Ledger-2206"
}

# As it should be.
resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  allocated_storage   = 20
  skip_final_snapshot = true
  username            = "bosun"
  password            = var.orders_password
}

# Written where the module is called.
module "vault" {
  source = "./vault"
  secret = "planted-Partner-8814"
}

output "berth" {
  value = "4"
}

output "deploy" {
  value = "ghp\u005f00vWvZHsUxzGrsz48GKPw4LTuu44ng0vIDtd"
}

output "orders" {
  value     = var.orders_password
  sensitive = true
}
