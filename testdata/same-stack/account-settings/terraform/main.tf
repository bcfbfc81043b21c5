# What an account has once, and what CloudFormation has no types for.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_iam_account_password_policy" "people" {
  minimum_password_length      = 8
  require_lowercase_characters = false
  require_numbers              = false
  require_symbols              = false
  require_uppercase_characters = false
}

resource "aws_ebs_encryption_by_default" "volumes" {
  enabled = false
}

resource "aws_default_vpc" "default_network" {
  tags = {
    Name = "default"
  }
}

resource "aws_default_security_group" "default_group" {
  vpc_id = "vpc-0a1b2c3d4e5f67890"

  ingress {
    protocol  = "-1"
    self      = true
    from_port = 0
    to_port   = 0
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_default_security_group" "empty_group" {
  vpc_id = "vpc-0a1b2c3d4e5f67891"
}

resource "aws_security_group" "undescribed" {
  name   = "undescribed"
  vpc_id = "vpc-0a1b2c3d4e5f67890"
}

resource "aws_ami_launch_permission" "image" {
  image_id = "ami-0123456789abcdef0"
  group    = "all"
}

resource "aws_ami_launch_permission" "partner_image" {
  image_id   = "ami-0123456789abcdef0"
  account_id = "444455556666"
}

resource "aws_ssm_document" "shared_runbook" {
  name          = "shared-runbook"
  document_type = "Command"
  content = jsonencode({
    schemaVersion = "2.2"
    description   = "Collects logs"
    mainSteps = [{
      action = "aws:runShellScript"
      name   = "collect"
      inputs = { runCommand = ["journalctl --since today"] }
    }]
  })

  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}

resource "aws_ssm_document" "own_runbook" {
  name          = "own-runbook"
  document_type = "Command"
  content = jsonencode({
    schemaVersion = "2.2"
    mainSteps     = []
  })

  permissions = {
    type        = "Share"
    account_ids = "444455556666"
  }
}

resource "aws_ssm_parameter" "token" {
  name             = "/app/token"
  type             = "SecureString"
  value_wo         = "x"
  value_wo_version = 1
}

resource "aws_ssm_parameter" "key_of_its_own" {
  name             = "/app/other"
  type             = "SecureString"
  key_id           = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  value_wo         = "x"
  value_wo_version = 1
}

resource "aws_glacier_vault" "archive" {
  name = "archive"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["glacier:InitiateJob", "glacier:GetJobOutput"]
      Resource  = "arn:aws:glacier:eu-central-1:111122223333:vaults/archive"
    }]
  })
}

resource "aws_glacier_vault" "kept" {
  name = "kept"
  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "glacier:InitiateJob"
      Resource  = "arn:aws:glacier:eu-central-1:111122223333:vaults/kept"
    }]
  })
}

resource "aws_s3_bucket_acl" "reports" {
  bucket = "example-reports"

  access_control_policy {
    owner {
      id = "0123456789abcdef"
    }

    grant {
      permission = "READ"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
  }
}

resource "aws_s3_object" "report" {
  bucket  = "example-reports"
  key     = "report.csv"
  content = "a,b"
}

resource "aws_s3_object" "encrypted_report" {
  bucket     = "example-reports"
  key        = "encrypted.csv"
  content    = "a,b"
  kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
}
