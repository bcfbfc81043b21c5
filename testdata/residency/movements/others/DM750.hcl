# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "eastus"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "fastly_service_vcl" "this" {
  name = "www"

  domain {
    name = "www.bank.example"
  }

  logging_blobstorage {
    name         = "requests"
    container    = "logs"
    account_name = azurerm_storage_account.away.name
  }
}

# --- inside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "swedencentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "fastly_service_vcl" "this" {
  name = "www"

  domain {
    name = "www.bank.example"
  }

  logging_blobstorage {
    name         = "requests"
    container    = "logs"
    account_name = azurerm_storage_account.away.name
  }
}
