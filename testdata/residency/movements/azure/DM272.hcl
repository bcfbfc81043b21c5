# --- outside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "eastus"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name               = "bank"
  target_resource_id = azurerm_key_vault.home.id
  storage_account_id = azurerm_storage_account.away.id

  enabled_log {
    category = "AuditEvent"
  }
}

# --- inside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "germanywestcentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name               = "bank"
  target_resource_id = azurerm_key_vault.home.id
  storage_account_id = azurerm_storage_account.away.id

  enabled_log {
    category = "AuditEvent"
  }
}
