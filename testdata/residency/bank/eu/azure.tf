resource "azurerm_resource_group" "core" {
  name     = "core"
  location = "westeurope"
  tags     = local.azure_tags
}

module "az_reports" {
  source         = "../modules/azure-store"
  name           = "kantorreports"
  resource_group = azurerm_resource_group.core.name
  location       = azurerm_resource_group.core.location
  tags           = local.azure_tags
}

module "az_scans" {
  source         = "../modules/azure-store"
  name           = "kantorscans"
  resource_group = azurerm_resource_group.core.name
  location       = "East US 2"
  redundancy     = "LRS"
  tags           = local.azure_tags
}

module "az_analytics" {
  source         = "../modules/azure-store"
  name           = "kantoranalytics"
  resource_group = azurerm_resource_group.core.name
  location       = "eastus"
  tags           = merge(local.azure_tags, { DataResidency = "none" })
}

resource "azurerm_storage_account" "tenant" {
  name                     = "kantortenant"
  resource_group_name      = azurerm_resource_group.core.name
  location                 = var.azure_location
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  tags                     = local.azure_tags
}

resource "azurerm_storage_account" "typo" {
  name                     = "kantortypo"
  resource_group_name      = azurerm_resource_group.core.name
  location                 = "westeuropa"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  tags                     = local.azure_tags
}

resource "azurerm_cosmosdb_account" "profiles" {
  name                = "kantor-profiles"
  resource_group_name = azurerm_resource_group.core.name
  location            = "westeurope"
  offer_type          = "Standard"
  tags                = local.azure_tags
  consistency_policy {
    consistency_level = "Session"
  }
  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
  geo_location {
    location          = "Central US"
    failover_priority = 1
  }
}

resource "azurerm_cosmosdb_account" "offers" {
  name                = "kantor-offers"
  resource_group_name = azurerm_resource_group.core.name
  location            = "westeurope"
  offer_type          = "Standard"
  tags                = local.azure_tags
  consistency_policy {
    consistency_level = "Session"
  }
  dynamic "geo_location" {
    for_each = ["westeurope", "northeurope", "francecentral"]
    content {
      location          = geo_location.value
      failover_priority = geo_location.key
    }
  }
}

resource "azurerm_mssql_server" "core" {
  name                         = "kantor-core"
  resource_group_name          = azurerm_resource_group.core.name
  location                     = "westeurope"
  version                      = "12.0"
  administrator_login          = "core"
  administrator_login_password = "planted-Harbour-1"
  tags                         = local.azure_tags
}

resource "azurerm_mssql_server" "core_us" {
  name                         = "kantor-core-us"
  resource_group_name          = azurerm_resource_group.core.name
  location                     = "eastus"
  version                      = "12.0"
  administrator_login          = "core"
  administrator_login_password = "planted-Harbour-1"
  tags                         = merge(local.azure_tags, { DataResidency = "none" })
}

resource "azurerm_mssql_server" "core_dublin" {
  name                         = "kantor-core-dublin"
  resource_group_name          = azurerm_resource_group.core.name
  location                     = "northeurope"
  version                      = "12.0"
  administrator_login          = "core"
  administrator_login_password = "planted-Harbour-1"
  tags                         = local.azure_tags
}

resource "azurerm_mssql_database" "core" {
  name      = "core"
  server_id = azurerm_mssql_server.core.id
  tags      = local.azure_tags
}

resource "azurerm_mssql_failover_group" "core" {
  name      = "core"
  server_id = azurerm_mssql_server.core.id
  databases = [azurerm_mssql_database.core.id]
  tags      = local.azure_tags
  partner_server {
    id = azurerm_mssql_server.core_us.id
  }
  read_write_endpoint_failover_policy {
    mode = "Manual"
  }
}

resource "azurerm_mssql_failover_group" "core_near" {
  name      = "core-near"
  server_id = azurerm_mssql_server.core.id
  databases = [azurerm_mssql_database.core.id]
  tags      = local.azure_tags
  partner_server {
    id = azurerm_mssql_server.core_dublin.id
  }
  read_write_endpoint_failover_policy {
    mode = "Manual"
  }
}

resource "azurerm_log_analytics_workspace" "far" {
  name                = "far"
  resource_group_name = azurerm_resource_group.core.name
  location            = "eastus"
  tags                = merge(local.azure_tags, { DataResidency = "none" })
}

resource "azurerm_log_analytics_workspace" "near" {
  name                = "near"
  resource_group_name = azurerm_resource_group.core.name
  location            = "germanywestcentral"
  tags                = local.azure_tags
}

resource "azurerm_monitor_diagnostic_setting" "core_far" {
  name                       = "far"
  target_resource_id         = azurerm_mssql_database.core.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.far.id
  enabled_log {
    category = "SQLSecurityAuditEvents"
  }
}

resource "azurerm_monitor_diagnostic_setting" "core_near" {
  name                       = "near"
  target_resource_id         = azurerm_mssql_database.core.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.near.id
  enabled_log {
    category = "SQLSecurityAuditEvents"
  }
}

resource "azurerm_key_vault" "us" {
  name                = "kantor-us"
  resource_group_name = azurerm_resource_group.core.name
  location            = "eastus"
  tenant_id           = "00000000-1111-2222-3333-444444444444"
  sku_name            = "premium"
  tags                = merge(local.azure_tags, { DataResidency = "none" })
}

resource "azurerm_key_vault_key" "us" {
  name         = "storage"
  key_vault_id = azurerm_key_vault.us.id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = ["wrapKey", "unwrapKey"]
}

resource "azurerm_key_vault" "eu" {
  name                = "kantor-eu"
  resource_group_name = azurerm_resource_group.core.name
  location            = "westeurope"
  tenant_id           = "00000000-1111-2222-3333-444444444444"
  sku_name            = "premium"
  tags                = local.azure_tags
}

resource "azurerm_key_vault_key" "eu" {
  name         = "storage"
  key_vault_id = azurerm_key_vault.eu.id
  key_type     = "RSA-HSM"
  key_size     = 3072
  key_opts     = ["wrapKey", "unwrapKey"]
}

resource "azurerm_user_assigned_identity" "storage" {
  name                = "storage"
  resource_group_name = azurerm_resource_group.core.name
  location            = "westeurope"
  tags                = local.azure_tags
}

resource "azurerm_storage_account" "contracts" {
  name                     = "kantorcontracts"
  resource_group_name      = azurerm_resource_group.core.name
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  tags                     = local.azure_tags
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.storage.id]
  }
  customer_managed_key {
    key_vault_key_id          = azurerm_key_vault_key.us.id
    user_assigned_identity_id = azurerm_user_assigned_identity.storage.id
  }
}

resource "azurerm_storage_account" "mandates" {
  name                     = "kantormandates"
  resource_group_name      = azurerm_resource_group.core.name
  location                 = "westeurope"
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  tags                     = local.azure_tags
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.storage.id]
  }
  customer_managed_key {
    key_vault_key_id          = azurerm_key_vault_key.eu.id
    user_assigned_identity_id = azurerm_user_assigned_identity.storage.id
  }
}

resource "azurerm_storage_object_replication" "mandates" {
  source_storage_account_id      = azurerm_storage_account.mandates.id
  destination_storage_account_id = module.az_analytics.id
  rules {
    source_container_name      = "mandates"
    destination_container_name = "mandates"
  }
}

resource "azurerm_cognitive_account" "assistant" {
  name                = "assistant"
  resource_group_name = azurerm_resource_group.core.name
  location            = "swedencentral"
  kind                = "OpenAI"
  sku_name            = "S0"
  tags                = local.azure_tags
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
    name = "GlobalStandard"
  }
}

resource "azurerm_cognitive_deployment" "summaries" {
  name                 = "summaries"
  cognitive_account_id = azurerm_cognitive_account.assistant.id
  model {
    format  = "OpenAI"
    name    = "gpt-4o-mini"
    version = "2024-07-18"
  }
  sku {
    name = "DataZoneStandard"
  }
}

resource "azurerm_cognitive_deployment" "embeddings" {
  name                 = "embeddings"
  cognitive_account_id = azurerm_cognitive_account.assistant.id
  model {
    format  = "OpenAI"
    name    = "text-embedding-3-large"
    version = "1"
  }
  sku {
    name = "Standard"
  }
}

resource "azurerm_container_registry" "apps" {
  name                = "kantorapps"
  resource_group_name = azurerm_resource_group.core.name
  location            = "westeurope"
  sku                 = "Premium"
  tags                = local.azure_tags
  georeplications {
    location = "eastus"
  }
}

resource "azurerm_container_registry" "jobs" {
  name                = "kantorjobs"
  resource_group_name = azurerm_resource_group.core.name
  location            = "westeurope"
  sku                 = "Premium"
  tags                = local.azure_tags
  georeplications {
    location = "northeurope"
  }
}

resource "azurerm_cdn_frontdoor_profile" "portal" {
  name                = "portal"
  resource_group_name = azurerm_resource_group.core.name
  sku_name            = "Standard_AzureFrontDoor"
  tags                = local.azure_tags
}

resource "azurerm_postgresql_flexible_server" "crm" {
  name                         = "kantor-crm"
  resource_group_name          = azurerm_resource_group.core.name
  location                     = "West Europe"
  version                      = "16"
  sku_name                     = "GP_Standard_D4s_v3"
  storage_mb                   = 131072
  geo_redundant_backup_enabled = true
  administrator_login          = "crm"
  administrator_password       = "planted-Harbour-2"
  tags                         = local.azure_tags
}

resource "azurerm_postgresql_flexible_server" "crm_replica" {
  name                = "kantor-crm-replica"
  resource_group_name = azurerm_resource_group.core.name
  location            = "eastus"
  create_mode         = "Replica"
  source_server_id    = azurerm_postgresql_flexible_server.crm.id
  tags                = merge(local.azure_tags, { DataResidency = "none" })
}

resource "azurerm_recovery_services_vault" "core" {
  name                = "core"
  resource_group_name = azurerm_resource_group.core.name
  location            = "westeurope"
  sku                 = "Standard"
  tags                = local.azure_tags
}

resource "azurerm_role_assignment" "auditors" {
  scope                = azurerm_resource_group.core.id
  role_definition_name = "Reader"
  principal_id         = "00000000-1111-2222-3333-555555555555"
}

resource "azurerm_private_dns_zone" "core" {
  name                = "core.kantor.internal"
  resource_group_name = azurerm_resource_group.core.name
  tags                = local.azure_tags
}
