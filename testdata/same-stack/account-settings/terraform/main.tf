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

# What is set once for an account, and what no template of CloudFormation can say.

resource "aws_iam_account_password_policy" "passwords" {
  minimum_password_length        = 8
  password_reuse_prevention      = 3
  max_password_age               = 0
  require_lowercase_characters   = false
  require_numbers                = false
  require_symbols                = false
  require_uppercase_characters   = false
  allow_users_to_change_password = true
}

resource "aws_ebs_encryption_by_default" "new_volumes" {
  enabled = false
}

resource "aws_emr_block_public_access_configuration" "clusters" {
  block_public_security_group_rules = false
}

resource "aws_default_vpc" "first_network" {
  tags = {
    Name = "default"
  }
}

resource "aws_vpc" "main_network" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_default_security_group" "main_default" {
  vpc_id = aws_vpc.main_network.id

  ingress {
    description = "From each other"
    protocol    = "-1"
    self        = true
    from_port   = 0
    to_port     = 0
  }
}

resource "aws_security_group" "nameless" {
  name   = "nameless"
  vpc_id = aws_vpc.main_network.id

  ingress {
    description = "HTTPS"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_ami_launch_permission" "golden_image" {
  image_id = "ami-0123456789abcdef0"
  group    = "all"
}

resource "aws_ami_launch_permission" "partner_image" {
  image_id   = "ami-0123456789abcdef0"
  account_id = "444455556666"
}

resource "aws_db_snapshot" "before_migration" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "before-migration"
  shared_accounts        = ["all"]
}

resource "aws_db_snapshot" "after_migration" {
  db_instance_identifier = "main"
  db_snapshot_identifier = "after-migration"
}

resource "aws_athena_database" "sales" {
  name   = "sales"
  bucket = "example-results"
}

resource "aws_athena_database" "stock" {
  name   = "stock"
  bucket = "example-results"

  encryption_configuration {
    encryption_option = "SSE_KMS"
    kms_key           = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
  }
}

resource "aws_glacier_vault" "attic" {
  name = "attic"

  access_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["glacier:InitiateJob", "glacier:GetJobOutput"]
      Resource  = "arn:aws:glacier:eu-central-1:111122223333:vaults/attic"
    }]
  })
}

resource "aws_ssm_document" "install" {
  name            = "install"
  document_type   = "Command"
  document_format = "JSON"
  content         = jsonencode({ schemaVersion = "2.2", description = "Installs", mainSteps = [] })

  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}

resource "aws_ssm_parameter" "token" {
  name             = "/shop/token"
  type             = "SecureString"
  value_wo         = "replaced later"
  value_wo_version = 1
}

resource "aws_s3_bucket" "drop" {
  bucket = "example-drop"
}

resource "aws_s3_bucket_ownership_controls" "drop" {
  bucket = aws_s3_bucket.drop.id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_acl" "drop" {
  bucket = aws_s3_bucket.drop.id

  access_control_policy {
    owner {
      id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    }

    grant {
      permission = "READ"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
      }
    }
  }
}

resource "aws_s3_object" "price_list" {
  bucket  = aws_s3_bucket.drop.id
  key     = "prices.csv"
  content = "article,price"
}
