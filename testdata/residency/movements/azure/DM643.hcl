# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_container" "away" {
  name               = "bankaway"
  storage_account_id = azurerm_storage_account.away.id
}

resource "azurerm_resource_group_cost_management_export" "this" {
  name                         = "bank"
  recurrence_period_end_date   = "2030-01-01T00:00:00Z"
  recurrence_period_start_date = "2026-01-01T00:00:00Z"
  recurrence_type              = "Monthly"
  resource_group_id            = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank"

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
  location                 = "francecentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_container" "away" {
  name               = "bankaway"
  storage_account_id = azurerm_storage_account.away.id
}

resource "azurerm_resource_group_cost_management_export" "this" {
  name                         = "bank"
  recurrence_period_end_date   = "2030-01-01T00:00:00Z"
  recurrence_period_start_date = "2026-01-01T00:00:00Z"
  recurrence_type              = "Monthly"
  resource_group_id            = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank"

  export_data_storage_location {
    container_id     = azurerm_storage_container.away.resource_manager_id
    root_folder_path = "/costs"
  }

  export_data_options {
    type       = "Usage"
    time_frame = "MonthToDate"
  }
}
