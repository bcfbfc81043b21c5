# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "brazilsouth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_cognitive_account" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  kind                = "SpeechServices"
  sku_name            = "S0"

  storage {
    storage_account_id = azurerm_storage_account.away.id
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

resource "azurerm_cognitive_account" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  kind                = "SpeechServices"
  sku_name            = "S0"

  storage {
    storage_account_id = azurerm_storage_account.away.id
  }
}
