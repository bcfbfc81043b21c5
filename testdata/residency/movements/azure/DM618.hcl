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

resource "azurerm_eventgrid_event_subscription" "this" {
  name  = "bank"
  scope = azurerm_storage_account.home.id

  storage_queue_endpoint {
    storage_account_id = azurerm_storage_account.away.id
    queue_name         = "events"
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
  location                 = "germanywestcentral"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_eventgrid_event_subscription" "this" {
  name  = "bank"
  scope = azurerm_storage_account.home.id

  storage_queue_endpoint {
    storage_account_id = azurerm_storage_account.away.id
    queue_name         = "events"
  }
}
