terraform {
  required_providers {
    aws     = { source = "hashicorp/aws" }
    azurerm = { source = "hashicorp/azurerm" }
  }
}

# The region comes from the environment of whoever runs this.
provider "aws" {}

provider "azurerm" {
  features {}
}

locals {
  brazil    = { DataResidency = "br", Owner = "latam" }
  hong_kong = { DataResidency = "hk", Owner = "apac" }
}

resource "azurerm_resource_group" "brazil" {
  name     = "brazil"
  location = "brazilsouth"
  tags     = local.brazil
}

module "br_loans" {
  source         = "../modules/azure-store"
  name           = "kantorbrloans"
  resource_group = azurerm_resource_group.brazil.name
  location       = azurerm_resource_group.brazil.location
  tags           = local.brazil
}

module "br_cards" {
  source         = "../modules/azure-store"
  name           = "kantorbrcards"
  resource_group = azurerm_resource_group.brazil.name
  location       = azurerm_resource_group.brazil.location
  redundancy     = "ZRS"
  tags           = local.brazil
}

module "br_lisbon" {
  source         = "../modules/azure-store"
  name           = "kantorbrlisbon"
  resource_group = azurerm_resource_group.brazil.name
  location       = "spaincentral"
  redundancy     = "LRS"
  tags           = local.brazil
}

resource "azurerm_recovery_services_vault" "default" {
  name                = "default"
  resource_group_name = azurerm_resource_group.brazil.name
  location            = "brazilsouth"
  sku                 = "Standard"
  tags                = local.brazil
}

resource "azurerm_recovery_services_vault" "local" {
  name                = "local"
  resource_group_name = azurerm_resource_group.brazil.name
  location            = "brazilsouth"
  sku                 = "Standard"
  storage_mode_type   = "LocallyRedundant"
  tags                = local.brazil
}

resource "azurerm_mssql_server" "brazil" {
  name                         = "kantor-br"
  resource_group_name          = azurerm_resource_group.brazil.name
  location                     = "brazilsouth"
  version                      = "12.0"
  administrator_login          = "core"
  administrator_login_password = "planted-Harbour-3"
  tags                         = local.brazil
}

resource "azurerm_mssql_database" "default" {
  name      = "default"
  server_id = azurerm_mssql_server.brazil.id
  tags      = local.brazil
}

resource "azurerm_mssql_database" "local" {
  name                 = "local"
  server_id            = azurerm_mssql_server.brazil.id
  storage_account_type = "Local"
  geo_backup_enabled   = false
  tags                 = local.brazil
}

resource "azurerm_resource_group" "hong_kong" {
  name     = "hong-kong"
  location = "eastasia"
  tags     = local.hong_kong
}

module "hk_wealth" {
  source         = "../modules/azure-store"
  name           = "kantorhkwealth"
  resource_group = azurerm_resource_group.hong_kong.name
  location       = "eastasia"
  redundancy     = "RAGZRS"
  tags           = local.hong_kong
}

module "hk_cards" {
  source         = "../modules/azure-store"
  name           = "kantorhkcards"
  resource_group = azurerm_resource_group.hong_kong.name
  location       = "eastasia"
  redundancy     = "LRS"
  tags           = local.hong_kong
}

resource "aws_s3_bucket" "drafts" {
  bucket = "kantor-drafts"
  tags   = local.hong_kong
}

resource "aws_s3_bucket" "signed" {
  bucket = "kantor-signed"
  region = "ap-east-1"
  tags   = local.hong_kong
}

resource "aws_ebs_volume" "drafts" {
  availability_zone = data.aws_subnet.office.availability_zone
  size              = 20
  encrypted         = true
  tags              = local.hong_kong
}

data "aws_subnet" "office" {
  filter {
    name   = "tag:Name"
    values = ["office"]
  }
}
