terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

provider "azurerm" {
  features {}
  subscription_id = "00000000-0000-0000-0000-000000000000"
}

variable "administrator_password" {
  type      = string
  sensitive = true
}

resource "azurerm_resource_group" "main" {
  name     = "data"
  location = "germanywestcentral"
}

# Relational databases

resource "azurerm_mssql_server" "orders" {
  name                         = "data-orders"
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  version                      = "12.0"
  administrator_login          = "orders"
  administrator_login_password = var.administrator_password
  minimum_tls_version          = "1.0"
}

resource "azurerm_mssql_server" "billing" {
  name                          = "data-billing"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  version                       = "12.0"
  administrator_login           = "billing"
  administrator_login_password  = var.administrator_password
  minimum_tls_version           = "1.2"
  public_network_access_enabled = false

  azuread_administrator {
    login_username = "billing"
    object_id      = "22222222-2222-2222-2222-222222222222"
  }
}

resource "azurerm_mssql_server_security_alert_policy" "orders" {
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_mssql_server.orders.name
  state               = "Disabled"
  disabled_alerts     = ["Sql_Injection"]
}

resource "azurerm_mssql_server_security_alert_policy" "billing" {
  resource_group_name  = azurerm_resource_group.main.name
  server_name          = azurerm_mssql_server.billing.name
  state                = "Enabled"
  email_account_admins = true
  email_addresses      = ["security@example.com"]
}

resource "azurerm_mssql_server_vulnerability_assessment" "billing" {
  server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.billing.id
  storage_container_path          = "https://databilling.blob.core.windows.net/scans/"

  recurring_scans {
    enabled = false
  }
}

resource "azurerm_mssql_database" "orders" {
  name      = "orders"
  server_id = azurerm_mssql_server.orders.id
  sku_name  = "S0"
}

resource "azurerm_mssql_firewall_rule" "azure" {
  name             = "azure"
  server_id        = azurerm_mssql_server.orders.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_mssql_firewall_rule" "everyone" {
  name             = "everyone"
  server_id        = azurerm_mssql_server.orders.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

resource "azurerm_postgresql_server" "reports" {
  name                             = "data-reports"
  resource_group_name              = azurerm_resource_group.main.name
  location                         = azurerm_resource_group.main.location
  version                          = "11"
  sku_name                         = "GP_Gen5_4"
  administrator_login              = "reports"
  administrator_login_password     = var.administrator_password
  ssl_enforcement_enabled          = false
  ssl_minimal_tls_version_enforced = "TLSEnforcementDisabled"
  backup_retention_days            = 7
}

resource "azurerm_postgresql_server" "audit" {
  name                              = "data-audit"
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  version                           = "11"
  sku_name                          = "GP_Gen5_4"
  administrator_login               = "audit"
  administrator_login_password      = var.administrator_password
  ssl_enforcement_enabled           = true
  ssl_minimal_tls_version_enforced  = "TLS1_2"
  public_network_access_enabled     = false
  infrastructure_encryption_enabled = true
  geo_redundant_backup_enabled      = true
  backup_retention_days             = 35

  threat_detection_policy {
    enabled = true
  }
}

resource "azurerm_postgresql_configuration" "throttling" {
  name                = "connection_throttling"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_server.reports.name
  value               = "off"
}

resource "azurerm_postgresql_configuration" "checkpoints" {
  name                = "log_checkpoints"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_server.reports.name
  value               = "off"
}

resource "azurerm_postgresql_configuration" "connections" {
  name                = "log_connections"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_server.reports.name
  value               = "off"
}

resource "azurerm_postgresql_configuration" "disconnections" {
  name                = "log_disconnections"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_server.reports.name
  value               = "off"
}

resource "azurerm_postgresql_configuration" "retention" {
  name                = "log_retention"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_server.reports.name
  value               = "off"
}

resource "azurerm_postgresql_flexible_server" "catalogue" {
  name                   = "data-catalogue"
  resource_group_name    = azurerm_resource_group.main.name
  location               = azurerm_resource_group.main.location
  version                = "16"
  sku_name               = "GP_Standard_D2s_v3"
  storage_mb             = 32768
  administrator_login    = "catalogue"
  administrator_password = var.administrator_password
}

resource "azurerm_postgresql_flexible_server_configuration" "connections" {
  name      = "log_connections"
  server_id = azurerm_postgresql_flexible_server.catalogue.id
  value     = "off"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "azure" {
  name             = "azure-services"
  server_id        = azurerm_postgresql_flexible_server.catalogue.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_mysql_flexible_server" "blog" {
  name                   = "data-blog"
  resource_group_name    = azurerm_resource_group.main.name
  location               = azurerm_resource_group.main.location
  version                = "8.0.21"
  sku_name               = "GP_Standard_D2ds_v4"
  administrator_login    = "blog"
  administrator_password = var.administrator_password
  backup_retention_days  = 1
}

# Other stores

resource "azurerm_cosmosdb_account" "carts" {
  name                = "data-carts"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  offer_type          = "Standard"
  kind                = "GlobalDocumentDB"

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "germanywestcentral"
    failover_priority = 0
  }
}

resource "azurerm_cosmosdb_account" "profiles" {
  name                               = "data-profiles"
  resource_group_name                = azurerm_resource_group.main.name
  location                           = azurerm_resource_group.main.location
  offer_type                         = "Standard"
  kind                               = "GlobalDocumentDB"
  public_network_access_enabled      = false
  local_authentication_disabled      = true
  access_key_metadata_writes_enabled = false

  consistency_policy {
    consistency_level = "Strong"
  }

  geo_location {
    location          = "germanywestcentral"
    failover_priority = 0
    zone_redundant    = true
  }

  geo_location {
    location          = "germanynorth"
    failover_priority = 1
  }

  backup {
    type = "Continuous"
    tier = "Continuous30Days"
  }
}

resource "azurerm_kusto_cluster" "telemetry" {
  name                = "telemetry"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    name     = "Standard_D13_v2"
    capacity = 2
  }
}

resource "azurerm_data_factory" "nightly" {
  name                = "data-nightly"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

resource "azurerm_databricks_workspace" "science" {
  name                = "science"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "premium"

  custom_parameters {
    no_public_ip = false
  }
}

resource "azurerm_storage_account" "lake" {
  name                            = "datalake"
  resource_group_name             = azurerm_resource_group.main.name
  location                        = azurerm_resource_group.main.location
  account_tier                    = "Standard"
  account_replication_type        = "RAGRS"
  is_hns_enabled                  = true
  allow_nested_items_to_be_public = false
}

resource "azurerm_storage_data_lake_gen2_filesystem" "raw" {
  name               = "raw"
  storage_account_id = azurerm_storage_account.lake.id
}

resource "azurerm_synapse_workspace" "warehouse" {
  name                                 = "warehouse"
  resource_group_name                  = azurerm_resource_group.main.name
  location                             = azurerm_resource_group.main.location
  storage_data_lake_gen2_filesystem_id = azurerm_storage_data_lake_gen2_filesystem.raw.id
  sql_administrator_login              = "warehouse"
  sql_administrator_login_password     = var.administrator_password

  identity {
    type = "SystemAssigned"
  }
}

# Search and machine learning

resource "azurerm_search_service" "shop" {
  name                = "data-shop"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"
  allowed_ips         = ["0.0.0.0/0"]
}

resource "azurerm_cognitive_account" "assistant" {
  name                = "assistant"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  kind                = "OpenAI"
  sku_name            = "S0"
}

resource "azurerm_cognitive_account" "documents" {
  name                               = "documents"
  resource_group_name                = azurerm_resource_group.main.name
  location                           = azurerm_resource_group.main.location
  kind                               = "OpenAI"
  sku_name                           = "S0"
  custom_subdomain_name              = "documents"
  local_auth_enabled                 = false
  public_network_access_enabled      = false
  outbound_network_access_restricted = true
  fqdns                              = ["datalake.blob.core.windows.net"]

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_application_insights" "main" {
  name                = "data"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  application_type    = "web"
}

resource "azurerm_key_vault" "main" {
  name                       = "data-models"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  tenant_id                  = "11111111-1111-1111-1111-111111111111"
  sku_name                   = "premium"
  purge_protection_enabled   = true
  rbac_authorization_enabled = true

  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }
}

resource "azurerm_machine_learning_workspace" "models" {
  name                    = "models"
  resource_group_name     = azurerm_resource_group.main.name
  location                = azurerm_resource_group.main.location
  application_insights_id = azurerm_application_insights.main.id
  key_vault_id            = azurerm_key_vault.main.id
  storage_account_id      = azurerm_storage_account.lake.id

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_machine_learning_compute_cluster" "training" {
  name                          = "training"
  location                      = azurerm_resource_group.main.location
  machine_learning_workspace_id = azurerm_machine_learning_workspace.models.id
  vm_priority                   = "Dedicated"
  vm_size                       = "Standard_NC6s_v3"

  scale_settings {
    min_node_count                       = 0
    max_node_count                       = 4
    scale_down_nodes_after_idle_duration = "PT15M"
  }
}

# Messages

resource "azurerm_eventgrid_domain" "partners" {
  name                = "partners"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

resource "azurerm_eventgrid_topic" "uploads" {
  name                = "uploads"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

resource "azurerm_eventgrid_topic" "refunds" {
  name                          = "refunds"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  local_auth_enabled            = false
  public_network_access_enabled = false

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_eventhub_namespace" "clicks" {
  name                = "data-clicks"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard"
  minimum_tls_version = "1.0"
}

resource "azurerm_servicebus_namespace" "orders" {
  name                = "data-order-events"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard"
  minimum_tls_version = "1.1"
}

resource "azurerm_iothub" "meters" {
  name                          = "data-meters"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  public_network_access_enabled = true

  sku {
    name     = "S1"
    capacity = 1
  }
}

resource "azurerm_signalr_service" "chat" {
  name                = "data-chat"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    name     = "Free_F1"
    capacity = 1
  }
}

resource "azurerm_web_pubsub" "board" {
  name                = "data-board"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard_S1"
}

# Files

resource "azurerm_storage_account" "photos" {
  name                            = "dataphotos"
  resource_group_name             = azurerm_resource_group.main.name
  location                        = azurerm_resource_group.main.location
  account_tier                    = "Standard"
  account_replication_type        = "GZRS"
  allow_nested_items_to_be_public = false
}

resource "azurerm_mssql_database" "plain" {
  name                                = "plain"
  server_id                           = azurerm_mssql_server.orders.id
  sku_name                            = "DW100c"
  transparent_data_encryption_enabled = false
}
