terraform {
  required_providers {
    aws     = { source = "hashicorp/aws" }
    azurerm = { source = "hashicorp/azurerm" }
    google  = { source = "hashicorp/google" }
  }
}

locals {
  tags = {
    DataResidency = "us"
    Owner         = "us-retail"
  }
  aggregates = merge(local.tags, { DataResidency = "us-aggregate" })
  federal    = merge(local.tags, { DataResidency = "us-gov" })
}

provider "aws" {
  region = "us-east-1"
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "oregon"
  region = "us-west-2"
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
  default_tags { tags = merge(local.tags, { DataResidency = "none" }) }
}

provider "aws" {
  alias  = "gov"
  region = "us-gov-west-1"
  default_tags { tags = local.federal }
}

provider "azurerm" {
  features {}
}

provider "google" {
  project        = "kantor-us"
  region         = "us-central1"
  default_labels = { dataresidency = "us" }
}

variable "replication_role_arn" {
  type    = string
  default = "arn:aws:iam::555566667777:role/s3-replication"
}

variable "disaster_region" {
  description = "Set by the pipeline."
  type        = string
}

module "checking" {
  source               = "../modules/ledger-store"
  name                 = "kantor-us-checking"
  replicate            = true
  replica_bucket_arn   = module.checking_copy.arn
  replication_role_arn = var.replication_role_arn
}

module "checking_copy" {
  source    = "../modules/ledger-store"
  providers = { aws = aws.oregon }
  name      = "kantor-us-checking-copy"
}

resource "aws_s3_bucket" "group" {
  provider = aws.ireland
  bucket   = "kantor-us-group"
}

module "savings" {
  source               = "../modules/ledger-store"
  name                 = "kantor-us-savings"
  replicate            = true
  replica_bucket_arn   = aws_s3_bucket.group.arn
  replication_role_arn = var.replication_role_arn
}

module "aggregates" {
  source               = "../modules/ledger-store"
  name                 = "kantor-us-aggregates"
  tags                 = local.aggregates
  replicate            = true
  replica_bucket_arn   = aws_s3_bucket.group.arn
  replication_role_arn = var.replication_role_arn
}

resource "aws_s3_bucket" "aggregates_dr" {
  bucket = "kantor-us-aggregates-dr"
  region = var.disaster_region
  tags   = local.aggregates
}

resource "aws_s3_bucket" "aggregates_ca" {
  bucket = "kantor-us-aggregates-ca"
  region = "ca-west-1"
  tags   = local.aggregates
}

resource "aws_ebs_volume" "branch" {
  availability_zone = "us-east-1-bue-1a"
  size              = 100
  encrypted         = true
}

resource "aws_ebs_volume" "studio" {
  provider          = aws.oregon
  availability_zone = "us-west-2-lax-1a"
  size              = 100
  encrypted         = true
}

resource "aws_s3_bucket" "grants" {
  bucket = "kantor-us-grants"
  tags   = local.federal
}

resource "aws_s3_bucket" "grants_gov" {
  provider = aws.gov
  bucket   = "kantor-us-grants"
}

resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.xlplus"
  master_username        = "warehouse"
  manage_master_password = true
  encrypted              = true
  skip_final_snapshot    = true
}

resource "aws_redshift_snapshot_copy" "far" {
  cluster_identifier = aws_redshift_cluster.warehouse.id
  destination_region = "eu-west-1"
}

resource "aws_redshift_cluster" "marts" {
  cluster_identifier     = "marts"
  node_type              = "ra3.xlplus"
  master_username        = "marts"
  manage_master_password = true
  encrypted              = true
  skip_final_snapshot    = true
}

resource "aws_redshift_snapshot_copy" "near" {
  cluster_identifier = aws_redshift_cluster.marts.id
  destination_region = "us-west-2"
}

resource "aws_bedrockagent_agent" "helper" {
  agent_name              = "helper"
  agent_resource_role_arn = "arn:aws:iam::555566667777:role/agents"
  foundation_model        = "global.anthropic.claude-sonnet-4-20250514-v1:0"
  instruction             = "Answer questions on accounts, cards and loans of private customers."
}

resource "aws_bedrockagent_agent" "teller" {
  agent_name              = "teller"
  agent_resource_role_arn = "arn:aws:iam::555566667777:role/agents"
  foundation_model        = "us.anthropic.claude-sonnet-4-20250514-v1:0"
  instruction             = "Answer questions on accounts, cards and loans of private customers."
}

resource "azurerm_resource_group" "us" {
  name     = "us"
  location = "eastus"
  tags     = local.tags
}

module "az_files" {
  source         = "../modules/azure-store"
  name           = "kantorusfiles"
  resource_group = azurerm_resource_group.us.name
  location       = "eastus"
  tags           = local.tags
}

resource "azurerm_cognitive_account" "assistant" {
  name                = "us-assistant"
  resource_group_name = azurerm_resource_group.us.name
  location            = "eastus2"
  kind                = "OpenAI"
  sku_name            = "S0"
  tags                = local.tags
}

resource "azurerm_cognitive_deployment" "batch" {
  name                 = "batch"
  cognitive_account_id = azurerm_cognitive_account.assistant.id
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku {
    name = "GlobalBatch"
  }
}

resource "azurerm_cognitive_deployment" "chat" {
  name                 = "chat"
  cognitive_account_id = azurerm_cognitive_account.assistant.id
  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-11-20"
  }
  sku {
    name = "DataZoneStandard"
  }
}

module "archive" {
  source    = "../modules/gcs-archive"
  residency = "us"
  buckets = {
    eu   = "EU"
    nam4 = "NAM4"
    us   = "US"
  }
}

resource "google_spanner_instance" "cards" {
  config           = "nam14"
  display_name     = "cards"
  processing_units = 1000
}

resource "google_spanner_instance" "loans" {
  config           = "nam3"
  display_name     = "loans"
  processing_units = 1000
}

resource "google_bigquery_dataset" "risk" {
  dataset_id = "risk"
}
