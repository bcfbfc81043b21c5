provider "azurerm" {
  features {}
}

variable "location" {
  type = string
}

variable "dr" {
  type = bool
}

resource "azurerm_resource_group" "swiss" {
  name     = "swiss"
  location = "switzerlandnorth"
}

resource "azurerm_storage_account" "own" {
  resource_group_name = azurerm_resource_group.swiss.name
  location            = "Germany West Central"
}

resource "azurerm_storage_account" "of_group" {
  resource_group_name = azurerm_resource_group.swiss.name
  location            = azurerm_resource_group.swiss.location
}

resource "azurerm_storage_account" "unknown" {
  location = var.location
}

resource "azurerm_storage_account" "chosen" {
  location = var.dr ? "northeurope" : "westeurope"
}

resource "azurerm_storage_account" "misspelt" {
  location = "westeuropa"
}

resource "azurerm_storage_container" "child" {
  storage_account_id = azurerm_storage_account.own.id
}

resource "azurerm_storage_container" "by_name" {
  storage_account_name = "swissarchive"
}

resource "azurerm_storage_account" "named" {
  name     = "swissarchive"
  location = "switzerlandwest"
}

resource "azurerm_storage_share" "outside" {
  storage_account_id = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/elsewhere"
}

resource "azurerm_mssql_server" "main" {
  resource_group_name = azurerm_resource_group.swiss.name
  location            = "germanynorth"
}

resource "azurerm_mssql_database" "orders" {
  server_id = azurerm_mssql_server.main.id
}

resource "azurerm_mssql_database" "either" {
  server_id = var.dr ? azurerm_mssql_server.main.id : azurerm_mssql_server.us.id
}

resource "azurerm_mssql_server" "us" {
  location = "eastus"
}

resource "azurerm_mssql_firewall_rule" "none" {
  server_id = azurerm_mssql_server.main.id
}

resource "azurerm_cosmosdb_account" "spread" {
  name     = "spread"
  location = "westeurope"

  geo_location {
    location          = "francecentral"
    failover_priority = 1
  }

  geo_location {
    location          = "germanywestcentral"
    failover_priority = 0
  }
}

resource "azurerm_cosmosdb_sql_database" "orders" {
  name         = "orders"
  account_name = azurerm_cosmosdb_account.spread.name
}

resource "azurerm_cosmosdb_sql_container" "lines" {
  account_name  = azurerm_cosmosdb_account.spread.name
  database_name = azurerm_cosmosdb_sql_database.orders.name
}

resource "azurerm_key_vault" "keys" {
  location = "swedencentral"
}

resource "azurerm_key_vault_key" "orders" {
  key_vault_id = azurerm_key_vault.keys.id
}

resource "azurerm_container_app_environment" "apps" {
  location = "norwayeast"
}

resource "azurerm_container_app" "shop" {
  resource_group_name          = azurerm_resource_group.swiss.name
  container_app_environment_id = azurerm_container_app_environment.apps.id
}

resource "azurerm_communication_service" "mail" {
  resource_group_name = azurerm_resource_group.swiss.name
  data_location       = "Switzerland"
}

resource "azurerm_communication_service" "default" {
  resource_group_name = azurerm_resource_group.swiss.name
}

resource "azurerm_cdn_frontdoor_profile" "edge" {
  resource_group_name = azurerm_resource_group.swiss.name
}

resource "azurerm_static_web_app" "edge" {
  location = "westeurope"
}

resource "azurerm_dns_zone" "metadata" {
  resource_group_name = azurerm_resource_group.swiss.name
}

resource "azurerm_resource_group_template_deployment" "in_group" {
  resource_group_name = azurerm_resource_group.swiss.name
}

resource "azurerm_cognitive_account" "global" {
  kind     = "TextTranslation"
  location = "global"
}

resource "azurerm_eventhub_namespace" "china" {
  location = "China North 3"
}

resource "azurerm_eventhub" "china" {
  namespace_id = azurerm_eventhub_namespace.china.id
}

data "azurerm_mssql_server" "read" {
  name = "elsewhere"
}

resource "azurerm_mssql_database" "of_read" {
  server_id = data.azurerm_mssql_server.read.id
}

resource "azurerm_linux_virtual_machine" "each" {
  for_each = toset(["uksouth", "centralindia"])
  location = each.key
}

# What the provider azapi makes is what its type says.
resource "azapi_resource" "account" {
  type     = "Microsoft.Storage/storageAccounts@2024-01-01"
  location = "polandcentral"
}

resource "azapi_resource" "lock" {
  type      = "Microsoft.Authorization/locks@2020-05-01"
  parent_id = azapi_resource.account.id
}

resource "azurerm_email_communication_service" "mail" {
  resource_group_name = azurerm_resource_group.swiss.name
  data_location       = "Europe"
}
