# --- outside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_object_replication" "this" {
  source_storage_account_id      = azurerm_storage_account.home.id
  destination_storage_account_id = azurerm_storage_account.away.id

  rules {
    source_container_name      = "orders"
    destination_container_name = "orders"
  }
}

# --- inside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "northeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_storage_object_replication" "this" {
  source_storage_account_id      = azurerm_storage_account.home.id
  destination_storage_account_id = azurerm_storage_account.away.id

  rules {
    source_container_name      = "orders"
    destination_container_name = "orders"
  }
}
