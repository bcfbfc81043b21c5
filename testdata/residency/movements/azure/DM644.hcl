# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "uksouth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_container" "away" {
  name               = "bankaway"
  storage_account_id = azurerm_storage_account.away.id
}

resource "azurerm_billing_account_cost_management_export" "this" {
  name                         = "bank"
  billing_account_id           = "/providers/Microsoft.Billing/billingAccounts/1234567"
  recurrence_period_end_date   = "2030-01-01T00:00:00Z"
  recurrence_period_start_date = "2026-01-01T00:00:00Z"
  recurrence_type              = "Monthly"

  export_data_storage_location {
    container_id     = azurerm_storage_container.away.resource_manager_id
    root_folder_path = "/costs"
  }

  export_data_options {
    type       = "Usage"
    time_frame = "MonthToDate"
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

resource "azurerm_storage_container" "away" {
  name               = "bankaway"
  storage_account_id = azurerm_storage_account.away.id
}

resource "azurerm_billing_account_cost_management_export" "this" {
  name                         = "bank"
  billing_account_id           = "/providers/Microsoft.Billing/billingAccounts/1234567"
  recurrence_period_end_date   = "2030-01-01T00:00:00Z"
  recurrence_period_start_date = "2026-01-01T00:00:00Z"
  recurrence_type              = "Monthly"

  export_data_storage_location {
    container_id     = azurerm_storage_container.away.resource_manager_id
    root_folder_path = "/costs"
  }

  export_data_options {
    type       = "Usage"
    time_frame = "MonthToDate"
  }
}
