# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_monitor_aad_diagnostic_setting" "this" {
  name               = "bank"
  storage_account_id = azurerm_storage_account.away.id

  enabled_log {
    category = "SignInLogs"
  }
}

# --- inside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "francecentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_monitor_aad_diagnostic_setting" "this" {
  name               = "bank"
  storage_account_id = azurerm_storage_account.away.id

  enabled_log {
    category = "SignInLogs"
  }
}
