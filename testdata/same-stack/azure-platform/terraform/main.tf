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

resource "azurerm_resource_group" "main" {
  name     = "platform"
  location = "westeurope"
}

# Storage

resource "azurerm_storage_account" "uploads" {
  name                             = "platformuploads"
  resource_group_name              = azurerm_resource_group.main.name
  location                         = azurerm_resource_group.main.location
  account_tier                     = "Standard"
  account_replication_type         = "LRS"
  https_traffic_only_enabled       = false
  min_tls_version                  = "TLS1_0"
  allow_nested_items_to_be_public  = true
  cross_tenant_replication_enabled = true
  is_hns_enabled                   = true
  sftp_enabled                     = true

  network_rules {
    default_action = "Allow"
  }
}

resource "azurerm_storage_account" "ledger" {
  name                              = "platformledger"
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  account_tier                      = "Standard"
  account_replication_type          = "GRS"
  min_tls_version                   = "TLS1_2"
  allow_nested_items_to_be_public   = false
  public_network_access_enabled     = false
  shared_access_key_enabled         = false
  infrastructure_encryption_enabled = true

  identity {
    type = "SystemAssigned"
  }

  sas_policy {
    expiration_period = "01.00:00:00"
  }

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 30
    }

    container_delete_retention_policy {
      days = 30
    }
  }

  queue_properties {
    logging {
      delete                = true
      read                  = true
      write                 = true
      version               = "1.0"
      retention_policy_days = 90
    }
  }

  network_rules {
    default_action = "Deny"
    bypass         = ["Logging", "Metrics"]
  }
}

resource "azurerm_storage_container" "avatars" {
  name                  = "avatars"
  storage_account_id    = azurerm_storage_account.uploads.id
  container_access_type = "container"
}

resource "azurerm_storage_sync" "offices" {
  name                = "offices"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

# Web

resource "azurerm_service_plan" "main" {
  name                = "platform"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  os_type             = "Linux"
  sku_name            = "P1v3"
}

resource "azurerm_linux_web_app" "shop" {
  name                = "platform-shop"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  site_config {
    minimum_tls_version      = "1.0"
    ftps_state               = "AllAllowed"
    remote_debugging_enabled = true

    application_stack {
      python_version = "3.7"
    }

    cors {
      allowed_origins = ["*"]
    }
  }
}

resource "azurerm_linux_web_app" "account" {
  name                                           = "platform-account"
  resource_group_name                            = azurerm_resource_group.main.name
  location                                       = azurerm_resource_group.main.location
  service_plan_id                                = azurerm_service_plan.main.id
  https_only                                     = true
  public_network_access_enabled                  = false
  client_certificate_enabled                     = true
  ftp_publish_basic_authentication_enabled       = false
  webdeploy_publish_basic_authentication_enabled = false

  identity {
    type = "SystemAssigned"
  }

  auth_settings_v2 {
    auth_enabled = true

    login {}
  }

  logs {
    detailed_error_messages = true
    failed_request_tracing  = true

    http_logs {
      file_system {
        retention_in_days = 30
        retention_in_mb   = 50
      }
    }
  }

  site_config {
    minimum_tls_version               = "1.2"
    ftps_state                        = "Disabled"
    http2_enabled                     = true
    health_check_path                 = "/health"
    health_check_eviction_time_in_min = 5

    application_stack {
      python_version = "3.12"
    }
  }
}

resource "azurerm_windows_web_app" "intranet" {
  name                = "platform-intranet"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  site_config {}
}

resource "azurerm_linux_web_app_slot" "staging" {
  name           = "staging"
  app_service_id = azurerm_linux_web_app.shop.id

  site_config {
    minimum_tls_version = "1.1"
  }
}

resource "azurerm_linux_function_app" "resize" {
  name                          = "platform-resize"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  service_plan_id               = azurerm_service_plan.main.id
  storage_account_name          = azurerm_storage_account.ledger.name
  storage_uses_managed_identity = true

  site_config {
    minimum_tls_version      = "1.0"
    remote_debugging_enabled = true
  }
}

resource "azurerm_windows_function_app" "invoices" {
  name                                           = "platform-invoices"
  resource_group_name                            = azurerm_resource_group.main.name
  location                                       = azurerm_resource_group.main.location
  service_plan_id                                = azurerm_service_plan.main.id
  storage_account_name                           = azurerm_storage_account.ledger.name
  storage_uses_managed_identity                  = true
  https_only                                     = true
  public_network_access_enabled                  = false
  ftp_publish_basic_authentication_enabled       = false
  webdeploy_publish_basic_authentication_enabled = false

  site_config {
    minimum_tls_version = "1.2"
  }
}

resource "azurerm_redis_cache" "sessions" {
  name                 = "platform-sessions"
  resource_group_name  = azurerm_resource_group.main.name
  location             = azurerm_resource_group.main.location
  capacity             = 1
  family               = "P"
  sku_name             = "Premium"
  non_ssl_port_enabled = true
  minimum_tls_version  = "1.0"

  redis_configuration {
    authentication_enabled = false
  }
}

resource "azurerm_cdn_profile" "main" {
  name                = "platform"
  resource_group_name = azurerm_resource_group.main.name
  location            = "global"
  sku                 = "Standard_Microsoft"
}

resource "azurerm_cdn_endpoint" "images" {
  name                = "platform-images"
  profile_name        = azurerm_cdn_profile.main.name
  resource_group_name = azurerm_resource_group.main.name
  location            = "global"
  is_http_allowed     = true
  is_https_allowed    = false

  origin {
    name      = "images"
    host_name = "images.example.com"
  }
}

resource "azurerm_api_management" "main" {
  name                = "platform-api"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  publisher_name      = "Platform"
  publisher_email     = "api@example.com"
  sku_name            = "Consumption_0"

  security {
    backend_tls10_enabled = true
  }
}

resource "azurerm_api_management_backend" "legacy" {
  name                = "legacy"
  resource_group_name = azurerm_resource_group.main.name
  api_management_name = azurerm_api_management.main.name
  protocol            = "http"
  url                 = "http://legacy.example.com"
}

resource "azurerm_app_configuration" "main" {
  name                = "platform-settings"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

# Containers

resource "azurerm_container_registry" "images" {
  name                   = "platformimages"
  resource_group_name    = azurerm_resource_group.main.name
  location               = azurerm_resource_group.main.location
  sku                    = "Premium"
  admin_enabled          = true
  anonymous_pull_enabled = true
}

resource "azurerm_container_registry" "releases" {
  name                          = "platformreleases"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  sku                           = "Premium"
  admin_enabled                 = false
  public_network_access_enabled = false
  zone_redundancy_enabled       = true
  data_endpoint_enabled         = true
  trust_policy_enabled          = true
  quarantine_policy_enabled     = true
  retention_policy_in_days      = 30

  georeplications {
    location                = "northeurope"
    zone_redundancy_enabled = true
  }
}

resource "azurerm_container_group" "worker" {
  name                = "worker"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  os_type             = "Linux"
  ip_address_type     = "Public"

  container {
    name   = "worker"
    image  = "example.azurecr.io/worker:1.4.2"
    cpu    = 1
    memory = 2

    environment_variables = {
      MODE = "batch"
    }

    ports {
      port     = 8443
      protocol = "TCP"
    }
  }
}

resource "azurerm_kubernetes_cluster" "open" {
  name                              = "open"
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  dns_prefix                        = "open"
  role_based_access_control_enabled = false
  http_application_routing_enabled  = true

  api_server_access_profile {
    authorized_ip_ranges = ["0.0.0.0/0"]
  }

  default_node_pool {
    name                   = "system"
    node_count             = 2
    vm_size                = "Standard_D4s_v5"
    type                   = "AvailabilitySet"
    node_public_ip_enabled = true
    max_pods               = 30
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin = "kubenet"
  }
}

resource "azurerm_kubernetes_cluster" "private" {
  name                      = "private"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  dns_prefix                = "private"
  sku_tier                  = "Standard"
  private_cluster_enabled   = true
  local_account_disabled    = true
  azure_policy_enabled      = true
  automatic_upgrade_channel = "stable"
  disk_encryption_set_id    = azurerm_disk_encryption_set.main.id

  default_node_pool {
    name                         = "system"
    node_count                   = 3
    vm_size                      = "Standard_D4ds_v5"
    os_disk_type                 = "Ephemeral"
    only_critical_addons_enabled = true
    host_encryption_enabled      = true
    max_pods                     = 110
  }

  identity {
    type = "SystemAssigned"
  }

  network_profile {
    network_plugin = "azure"
    network_policy = "azure"
  }

  key_vault_secrets_provider {
    secret_rotation_enabled = true
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
    tenant_id          = "11111111-1111-1111-1111-111111111111"
  }

  oms_agent {
    log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "jobs" {
  name                   = "jobs"
  kubernetes_cluster_id  = azurerm_kubernetes_cluster.private.id
  vm_size                = "Standard_D8ds_v5"
  node_count             = 2
  node_public_ip_enabled = true
}

resource "azurerm_log_analytics_workspace" "main" {
  name                = "platform"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

# Keys

resource "azurerm_key_vault" "open" {
  name                = "platform-open"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  tenant_id           = "11111111-1111-1111-1111-111111111111"
  sku_name            = "standard"
}

resource "azurerm_key_vault" "closed" {
  name                          = "platform-closed"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  tenant_id                     = "11111111-1111-1111-1111-111111111111"
  sku_name                      = "premium"
  purge_protection_enabled      = true
  rbac_authorization_enabled    = true
  public_network_access_enabled = false

  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }
}

resource "azurerm_key_vault_key" "forever" {
  name         = "forever"
  key_vault_id = azurerm_key_vault.open.id
  key_type     = "RSA"
  key_size     = 2048
  key_opts     = ["decrypt", "encrypt"]
}

resource "azurerm_key_vault_key" "disks" {
  name            = "disks"
  key_vault_id    = azurerm_key_vault.closed.id
  key_type        = "RSA-HSM"
  key_size        = 4096
  key_opts        = ["wrapKey", "unwrapKey"]
  expiration_date = "2027-12-31T00:00:00Z"

  rotation_policy {
    expire_after         = "P90D"
    notify_before_expiry = "P29D"

    automatic {
      time_before_expiry = "P30D"
    }
  }
}

resource "azurerm_key_vault_secret" "licence" {
  name         = "licence"
  key_vault_id = azurerm_key_vault.closed.id
  value        = azurerm_storage_account.ledger.primary_access_key
}

resource "azurerm_disk_encryption_set" "main" {
  name                = "disks"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  key_vault_key_id    = azurerm_key_vault_key.disks.id

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster" "bare" {
  name                = "bare"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "bare"

  default_node_pool {
    name       = "system"
    node_count = 1
    vm_size    = "Standard_D2s_v5"
  }

  identity {
    type = "SystemAssigned"
  }
}

# Web, as it was written before azurerm 3

resource "azurerm_app_service_plan" "old" {
  name                = "platform-old"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    tier = "Standard"
    size = "S1"
  }
}

resource "azurerm_app_service" "old" {
  name                = "platform-old"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  app_service_plan_id = azurerm_app_service_plan.old.id

  site_config {
    python_version = "2.7"
    ftps_state     = "AllAllowed"

    cors {
      allowed_origins = ["*"]
    }
  }
}

resource "azurerm_function_app" "old" {
  name                       = "platform-old-functions"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  app_service_plan_id        = azurerm_app_service_plan.old.id
  storage_account_name       = azurerm_storage_account.ledger.name
  storage_account_access_key = azurerm_storage_account.ledger.primary_access_key
  enable_builtin_logging     = false

  site_config {
    cors {
      allowed_origins = ["*"]
    }
  }
}
