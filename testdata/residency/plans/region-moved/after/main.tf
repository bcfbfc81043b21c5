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

resource "aws_s3_bucket" "statements" {
  bucket = "kantor-statements-us-east-1"
  region = "us-east-1"
  tags   = local.eu
}

resource "aws_s3_bucket" "archive" {
  bucket = "kantor-archive-eu-west-1"
  region = "eu-west-1"
  tags   = local.eu
}

resource "aws_s3_bucket" "mortgages" {
  bucket = "kantor-mortgages"
  region = "eu-west-2"
  tags   = local.eu
}

resource "aws_s3_bucket" "brochures" {
  bucket = "kantor-brochures-us-east-1"
  region = "us-east-1"
  tags   = { DataResidency = "public" }
}

resource "azurerm_storage_account" "reports" {
  name                     = "kantorreports"
  resource_group_name      = "core"
  location                 = "eastus"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  tags                     = local.eu
}

resource "google_storage_bucket" "archive" {
  name     = "kantor-archive"
  location = "US"
  labels   = { dataresidency = "eu" }
}

resource "google_storage_bucket" "teller" {
  name     = "kantor-teller"
  location = "EUR4"
  labels   = { dataresidency = "eu" }
}
