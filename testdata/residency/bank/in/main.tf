terraform {
  required_providers {
    aws     = { source = "hashicorp/aws" }
    azurerm = { source = "hashicorp/azurerm" }
    google  = { source = "hashicorp/google" }
  }
}

locals {
  tags = {
    DataResidency = "in-payment"
    Owner         = "payments-india"
  }
}

variable "dr_region" {
  description = "Set by the pipeline."
  type        = string
}

provider "aws" {
  region = "ap-south-1"
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "hyderabad"
  region = "ap-south-2"
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "singapore"
  region = "ap-southeast-1"
  default_tags { tags = merge(local.tags, { DataResidency = "none" }) }
}

provider "azurerm" {
  features {}
}

provider "google" {
  project        = "kantor-in"
  region         = "asia-south1"
  default_labels = { dataresidency = "in-payment" }
}

module "upi" {
  source = "../modules/postgres"
  name   = "kantor-upi"
}

module "upi_replica" {
  source     = "../modules/postgres"
  providers  = { aws = aws.hyderabad }
  name       = "kantor-upi-replica"
  source_arn = module.upi.arn
}

module "upi_reporting" {
  source     = "../modules/postgres"
  providers  = { aws = aws.singapore }
  name       = "kantor-upi-reporting"
  source_arn = module.upi.arn
  tags       = local.tags
}

resource "aws_s3_bucket" "dr" {
  bucket = "kantor-in-dr"
  region = var.dr_region
}

resource "aws_backup_vault" "mumbai" {
  name = "mumbai"
}

resource "aws_backup_plan" "far" {
  name = "far"
  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.mumbai.name
    schedule          = "cron(0 3 * * ? *)"
    copy_action {
      destination_vault_arn = "arn:aws:backup:ap-southeast-1:222233334444:backup-vault:core"
    }
  }
}

resource "aws_backup_plan" "near" {
  name = "near"
  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.mumbai.name
    schedule          = "cron(0 4 * * ? *)"
    copy_action {
      destination_vault_arn = "arn:aws:backup:ap-south-2:222233334444:backup-vault:core"
    }
  }
}

resource "aws_dlm_lifecycle_policy" "switch" {
  description        = "Snapshots of the switch"
  execution_role_arn = "arn:aws:iam::222233334444:role/dlm"
  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { Snapshot = "daily" }
    schedule {
      name = "daily"
      create_rule {
        interval = 24
      }
      retain_rule {
        count = 14
      }
      cross_region_copy_rule {
        target    = "ap-southeast-1"
        encrypted = true
        retain_rule {
          interval      = 14
          interval_unit = "DAYS"
        }
      }
    }
  }
}

resource "aws_ebs_volume" "switch" {
  availability_zone = "ap-south-1-ccu-1a"
  size              = 100
  encrypted         = true
}

resource "aws_msk_replicator" "switch" {
  replicator_name            = "switch"
  service_execution_role_arn = "arn:aws:iam::222233334444:role/msk"
  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = aws_msk_cluster.mumbai.arn
    }
    vpc_config {
      subnet_ids = ["subnet-0a1b2c3d"]
    }
  }
  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = aws_msk_cluster.singapore.arn
    }
    vpc_config {
      subnet_ids = ["subnet-0d3c2b1a"]
    }
  }
  replication_info_list {
    source_kafka_cluster_arn = aws_msk_cluster.mumbai.arn
    target_kafka_cluster_arn = aws_msk_cluster.singapore.arn
    target_compression_type  = "NONE"
    topic_replication {
      topics_to_replicate = [".*"]
    }
    consumer_group_replication {
      consumer_groups_to_replicate = [".*"]
    }
  }
}

resource "aws_msk_cluster" "mumbai" {
  cluster_name           = "mumbai"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = ["subnet-0a1b2c3d"]
    security_groups = ["sg-0a1b2c3d"]
  }
}

resource "aws_msk_cluster" "singapore" {
  provider               = aws.singapore
  cluster_name           = "singapore"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = ["subnet-0d3c2b1a"]
    security_groups = ["sg-0d3c2b1a"]
  }
}

resource "azurerm_resource_group" "in" {
  name     = "in"
  location = "centralindia"
  tags     = local.tags
}

module "az_files" {
  source         = "../modules/azure-store"
  name           = "kantorinfiles"
  resource_group = azurerm_resource_group.in.name
  location       = "Central India"
  tags           = local.tags
}

module "az_support" {
  source         = "../modules/azure-store"
  name           = "kantorinsupport"
  resource_group = azurerm_resource_group.in.name
  location       = "southeastasia"
  tags           = local.tags
}

resource "azurerm_eventhub_namespace" "switch" {
  name                = "kantor-in-switch"
  resource_group_name = azurerm_resource_group.in.name
  location            = "centralindia"
  sku                 = "Standard"
  tags                = local.tags
}

resource "azurerm_eventhub_namespace" "singapore" {
  name                = "kantor-in-singapore"
  resource_group_name = azurerm_resource_group.in.name
  location            = "southeastasia"
  sku                 = "Standard"
  tags                = merge(local.tags, { DataResidency = "none" })
}

resource "azurerm_eventhub_namespace" "south" {
  name                = "kantor-in-south"
  resource_group_name = azurerm_resource_group.in.name
  location            = "southindia"
  sku                 = "Standard"
  tags                = local.tags
}

resource "azurerm_eventhub_namespace_disaster_recovery_config" "far" {
  name                 = "far"
  resource_group_name  = azurerm_resource_group.in.name
  namespace_name       = azurerm_eventhub_namespace.switch.name
  partner_namespace_id = azurerm_eventhub_namespace.singapore.id
}

resource "azurerm_eventhub_namespace_disaster_recovery_config" "near" {
  name                 = "near"
  resource_group_name  = azurerm_resource_group.in.name
  namespace_name       = azurerm_eventhub_namespace.switch.name
  partner_namespace_id = azurerm_eventhub_namespace.south.id
}

module "archive" {
  source    = "../modules/gcs-archive"
  residency = "in-payment"
  buckets = {
    asia  = "ASIA"
    delhi = "ASIA-SOUTH2"
  }
}

resource "google_storage_bucket" "settlements" {
  name     = "kantor-in-settlements"
  location = "IN"
  custom_placement_config {
    data_locations = ["ASIA-SOUTH1", "ASIA-SOUTH2"]
  }
}

resource "google_bigtable_instance" "positions" {
  name   = "positions"
  labels = { dataresidency = "in-payment" }
  cluster {
    cluster_id   = "mumbai"
    zone         = "asia-south1-a"
    num_nodes    = 1
    storage_type = "SSD"
  }
  cluster {
    cluster_id   = "singapore"
    zone         = "asia-southeast1-b"
    num_nodes    = 1
    storage_type = "SSD"
  }
}

resource "google_bigtable_instance" "balances" {
  name   = "balances"
  labels = { dataresidency = "in-payment" }
  cluster {
    cluster_id   = "mumbai"
    zone         = "asia-south1-a"
    num_nodes    = 1
    storage_type = "SSD"
  }
  cluster {
    cluster_id   = "delhi"
    zone         = "asia-south2-a"
    num_nodes    = 1
    storage_type = "SSD"
  }
}

resource "google_spanner_instance" "switch" {
  config           = "dual-region-india1"
  display_name     = "switch"
  processing_units = 1000
}

resource "google_spanner_instance" "routing" {
  config           = "asia2"
  display_name     = "routing"
  processing_units = 1000
}
