# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "datadog_logs_archive" "this" {
  name  = "all"
  query = "*"

  azure_archive {
    storage_account = azurerm_storage_account.away.name
    container       = "logs"
    client_id       = "00000000-0000-0000-0000-000000000001"
    tenant_id       = "00000000-0000-0000-0000-000000000002"
  }
}

# --- inside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "norwayeast"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "datadog_logs_archive" "this" {
  name  = "all"
  query = "*"

  azure_archive {
    storage_account = azurerm_storage_account.away.name
    container       = "logs"
    client_id       = "00000000-0000-0000-0000-000000000001"
    tenant_id       = "00000000-0000-0000-0000-000000000002"
  }
}
