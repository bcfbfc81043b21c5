# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_linux_function_app" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Web/serverFarms/bank"

  backup {
    name                = "nightly"
    storage_account_url = "${azurerm_storage_account.away.primary_blob_endpoint}backups"

    schedule {
      frequency_interval = 1
      frequency_unit     = "Day"
    }
  }

  site_config {}
}

# --- inside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "germanywestcentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_linux_function_app" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Web/serverFarms/bank"

  backup {
    name                = "nightly"
    storage_account_url = "${azurerm_storage_account.away.primary_blob_endpoint}backups"

    schedule {
      frequency_interval = 1
      frequency_unit     = "Day"
    }
  }

  site_config {}
}
