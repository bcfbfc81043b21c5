terraform {
  required_providers {
    aws     = { source = "hashicorp/aws" }
    azurerm = { source = "hashicorp/azurerm" }
    google  = { source = "hashicorp/google" }
  }
}

locals {
  residency = "ch"
  tags = {
    DataResidency = local.residency
    Owner         = "private-banking"
  }
  vault = merge(local.tags, { DataResidency = "ch-vault" })
}

provider "aws" {
  region = "eu-central-2"
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "frankfurt"
  region = "eu-central-1"
  default_tags { tags = merge(local.tags, { DataResidency = "none" }) }
}

provider "azurerm" {
  features {}
}

provider "google" {
  project        = "kantor-ch"
  region         = "europe-west6"
  default_labels = { dataresidency = "ch" }
}

variable "replication_role_arn" {
  type    = string
  default = "arn:aws:iam::111122223333:role/s3-replication"
}

resource "aws_s3_bucket" "mandates" {
  bucket = "kantor-ch-mandates"
}

resource "aws_s3_bucket" "portfolios" {
  bucket = "kantor-ch-portfolios"
  region = "eu-central-1"
}

resource "aws_s3_bucket" "mandates_copy" {
  provider = aws.frankfurt
  bucket   = "kantor-ch-mandates-copy"
}

resource "aws_s3_bucket_replication_configuration" "mandates" {
  bucket = aws_s3_bucket.mandates.id
  role   = var.replication_role_arn
  rule {
    id     = "copy"
    status = "Enabled"
    destination {
      bucket = aws_s3_bucket.mandates_copy.arn
    }
  }
}

# Numbered accounts: no copies at all.

resource "aws_s3_bucket" "numbers" {
  bucket = "kantor-ch-numbers"
  tags   = local.vault
}

resource "aws_s3_bucket" "numbers_copy" {
  bucket = "kantor-ch-numbers-copy"
  tags   = local.vault
}

resource "aws_s3_bucket_replication_configuration" "numbers" {
  bucket = aws_s3_bucket.numbers.id
  role   = var.replication_role_arn
  rule {
    id     = "copy"
    status = "Enabled"
    destination {
      bucket = aws_s3_bucket.numbers_copy.arn
    }
  }
}

resource "aws_s3_bucket" "seals" {
  bucket = "kantor-ch-seals"
  tags   = local.vault
}

# Marketing follows the statute alone.

resource "aws_s3_bucket" "newsletter_us" {
  bucket = "kantor-ch-newsletter-us"
  region = "us-east-1"
  tags   = { DataResidency = "ch-marketing" }
}

resource "aws_s3_bucket" "newsletter_uk" {
  bucket = "kantor-ch-newsletter-uk"
  region = "eu-west-2"
  tags   = { DataResidency = "ch-marketing" }
}

resource "aws_s3_bucket" "newsletter_in" {
  bucket = "kantor-ch-newsletter-in"
  region = "ap-south-1"
  tags   = { DataResidency = "ch-marketing" }
}

resource "azurerm_resource_group" "ch" {
  name     = "ch"
  location = "switzerlandnorth"
  tags     = local.tags
}

module "az_files" {
  source         = "../modules/azure-store"
  name           = "kantorchfiles"
  resource_group = azurerm_resource_group.ch.name
  location       = "Switzerland North"
  tags           = local.tags
}

module "az_forms" {
  source         = "../modules/azure-store"
  name           = "kantorchforms"
  resource_group = azurerm_resource_group.ch.name
  location       = "westeurope"
  tags           = local.tags
}

resource "azurerm_mysql_flexible_server" "trust" {
  name                         = "kantor-ch-trust"
  resource_group_name          = azurerm_resource_group.ch.name
  location                     = "switzerlandnorth"
  sku_name                     = "GP_Standard_D2ds_v4"
  geo_redundant_backup_enabled = true
  tags                         = local.tags
}

resource "azurerm_app_configuration" "trust" {
  name                = "kantor-ch-trust"
  resource_group_name = azurerm_resource_group.ch.name
  location            = "switzerlandnorth"
  sku                 = "premium"
  tags                = local.tags
  replica {
    name     = "frankfurt"
    location = "germanywestcentral"
  }
}

module "archive" {
  source    = "../modules/gcs-archive"
  residency = local.residency
  buckets = {
    eur8   = "EUR8"
    zurich = "europe-west6"
  }
}

resource "google_bigquery_dataset" "wealth" {
  dataset_id = "wealth"
  location   = "EU"
}

resource "google_bigquery_dataset" "custody" {
  dataset_id = "custody"
  location   = "europe-west6"
}

resource "google_compute_disk" "custody" {
  name = "custody"
  zone = "europe-west6-b"
  size = 100
}

resource "google_compute_snapshot" "custody_eu" {
  name              = "custody-eu"
  source_disk       = google_compute_disk.custody.id
  zone              = "europe-west6-b"
  storage_locations = ["eu"]
  labels            = { dataresidency = "none" }
}

resource "google_compute_snapshot" "custody" {
  name              = "custody"
  source_disk       = google_compute_disk.custody.id
  zone              = "europe-west6-b"
  storage_locations = ["europe-west6"]
}
