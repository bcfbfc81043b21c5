terraform {
  required_providers {
    aws     = { source = "hashicorp/aws" }
    azurerm = { source = "hashicorp/azurerm" }
    google  = { source = "hashicorp/google" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "azurerm" {
  features {}
}

provider "google" {
  project = "kantor"
  region  = "europe-west3"
}

locals {
  eu = { DataResidency = "eu" }
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_s3_bucket" "statements" {
  bucket = "kantor-statements"
  tags   = local.eu
}

resource "aws_s3_bucket" "analysts" {
  provider = aws.virginia
  bucket   = "kantor-analysts"
  tags     = { DataResidency = "none" }
}

resource "aws_s3_bucket_replication_configuration" "statements" {
  bucket = aws_s3_bucket.statements.id
  role   = "arn:aws:iam::111122223333:role/s3-replication"
  rule {
    id     = "analysts"
    status = "Enabled"
    destination {
      bucket = aws_s3_bucket.analysts.arn
    }
  }
}

resource "aws_dynamodb_table" "sessions" {
  name             = "sessions"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  tags             = local.eu
  attribute {
    name = "id"
    type = "S"
  }
  replica {
    region_name = "eu-west-1"
  }
  replica {
    region_name = "us-east-1"
  }
}

resource "aws_backup_plan" "core" {
  name = "core"
  tags = local.eu
  rule {
    rule_name         = "daily"
    target_vault_name = "core"
    schedule          = "cron(0 3 * * ? *)"
    copy_action {
      destination_vault_arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:core"
    }
  }
}

resource "aws_secretsmanager_secret" "signing" {
  name = "signing"
  tags = local.eu
  replica {
    region = "ap-southeast-2"
  }
}

resource "azurerm_storage_account" "loans" {
  name                     = "kantorbrloans"
  resource_group_name      = "brazil"
  location                 = "brazilsouth"
  account_tier             = "Standard"
  account_replication_type = "GRS"
  tags                     = { DataResidency = "br" }
}

resource "azurerm_storage_account" "cards" {
  name                     = "kantorcards"
  resource_group_name      = "core"
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "GRS"
  tags                     = local.eu
}
