# --- outside
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_linux_function_app" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "westus2"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Web/serverFarms/bank"

  site_config {}
}

resource "azurerm_eventgrid_event_subscription" "this" {
  name  = "bank"
  scope = azurerm_storage_account.home.id

  azure_function_endpoint {
    function_id = "${azurerm_linux_function_app.away.id}/functions/audit"
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

resource "azurerm_linux_function_app" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Web/serverFarms/bank"

  site_config {}
}

resource "azurerm_eventgrid_event_subscription" "this" {
  name  = "bank"
  scope = azurerm_storage_account.home.id

  azure_function_endpoint {
    function_id = "${azurerm_linux_function_app.away.id}/functions/audit"
  }
}
