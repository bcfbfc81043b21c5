# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_iothub" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  file_upload {
    connection_string = azurerm_storage_account.away.primary_blob_connection_string
    container_name    = "uploads"
  }

  sku {
    capacity = 1
    name     = "S1"
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

resource "azurerm_iothub" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  file_upload {
    connection_string = azurerm_storage_account.away.primary_blob_connection_string
    container_name    = "uploads"
  }

  sku {
    capacity = 1
    name     = "S1"
  }
}
