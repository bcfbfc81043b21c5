terraform {
  required_providers {
    aws     = { source = "hashicorp/aws" }
    azurerm = { source = "hashicorp/azurerm" }
    google  = { source = "hashicorp/google" }
  }
}

locals {
  tags = {
    DataResidency = "cn"
    Owner         = "greater-china"
  }
}

provider "aws" {
  region = "cn-north-1"
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "ningxia"
  region = "cn-northwest-1"
  default_tags { tags = local.tags }
}

# The group's own account, commercial partition.
provider "aws" {
  alias  = "group"
  region = "ap-southeast-1"
  default_tags { tags = merge(local.tags, { DataResidency = "none" }) }
}

provider "azurerm" {
  environment = "china"
  features {}
}

provider "azurerm" {
  alias = "group"
  features {}
}

provider "google" {
  project = "kantor-apac"
  region  = "asia-east2"
}

variable "replication_role_arn" {
  type    = string
  default = "arn:aws-cn:iam::444455556666:role/s3-replication"
}

module "ledger" {
  source               = "../modules/ledger-store"
  name                 = "kantor-cn-ledger"
  replicate            = true
  replica_bucket_arn   = module.ledger_copy.arn
  replication_role_arn = var.replication_role_arn
}

module "ledger_copy" {
  source    = "../modules/ledger-store"
  providers = { aws = aws.ningxia }
  name      = "kantor-cn-ledger-copy"
}

module "hong_kong" {
  source    = "../modules/ledger-store"
  providers = { aws = aws.group }
  name      = "kantor-cn-consolidation"
  tags      = local.tags
}

resource "aws_s3_bucket" "greater_bay" {
  provider = aws.group
  region   = "ap-east-1"
  bucket   = "kantor-greater-bay"
  tags     = local.tags
}

resource "aws_s3_bucket" "group_logs" {
  provider = aws.group
  bucket   = "kantor-group-logs"
}

resource "aws_cloudwatch_log_group" "core" {
  name = "/kantor/cn/core"
}

resource "aws_cloudwatch_log_subscription_filter" "core" {
  name            = "core"
  log_group_name  = aws_cloudwatch_log_group.core.name
  filter_pattern  = ""
  destination_arn = "arn:aws:kinesis:ap-southeast-1:777788889999:stream/group"
  role_arn        = "arn:aws-cn:iam::444455556666:role/logs"
}

resource "aws_cloudwatch_log_subscription_filter" "siem" {
  name            = "siem"
  log_group_name  = aws_cloudwatch_log_group.core.name
  filter_pattern  = ""
  destination_arn = "arn:aws-cn:kinesis:cn-northwest-1:444455556666:stream/siem"
  role_arn        = "arn:aws-cn:iam::444455556666:role/logs"
}

resource "aws_cloudtrail" "core" {
  name           = "core"
  s3_bucket_name = aws_s3_bucket.group_logs.id
}

resource "azurerm_resource_group" "cn" {
  name     = "cn"
  location = "chinanorth3"
  tags     = local.tags
}

module "az_files" {
  source         = "../modules/azure-store"
  name           = "kantorcnfiles"
  resource_group = azurerm_resource_group.cn.name
  location       = "chinanorth3"
  tags           = local.tags
}

module "az_treasury" {
  source         = "../modules/azure-store"
  providers      = { azurerm = azurerm.group }
  name           = "kantorcntreasury"
  resource_group = "treasury"
  location       = "East Asia"
  redundancy     = "LRS"
  tags           = local.tags
}

module "az_group" {
  source         = "../modules/azure-store"
  providers      = { azurerm = azurerm.group }
  name           = "kantorgroup"
  resource_group = "group"
  location       = "southeastasia"
  redundancy     = "LRS"
  tags           = merge(local.tags, { DataResidency = "none" })
}

resource "azurerm_storage_object_replication" "files" {
  source_storage_account_id      = module.az_files.id
  destination_storage_account_id = module.az_group.id
  rules {
    source_container_name      = "files"
    destination_container_name = "files"
  }
}

resource "google_bigquery_dataset" "bay" {
  dataset_id = "bay"
  location   = "asia-east2"
  labels     = { dataresidency = "cn" }
}

resource "aws_sqs_queue" "bookings" {
  name   = "bookings"
  region = "cn-northwest-1"
}

resource "aws_ebs_volume" "core" {
  availability_zone = "cn-north-1a"
  size              = 100
  encrypted         = true
  kms_key_id        = "arn:aws:kms:ap-southeast-1:777788889999:key/12345678-aaaa-bbbb-cccc-123456789012"
}
