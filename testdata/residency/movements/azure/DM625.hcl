# --- outside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_linux_function_app" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "southeastasia"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Web/serverFarms/bank"

  site_config {}
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  system_topic        = azurerm_eventgrid_system_topic.home.name

  azure_function_endpoint {
    function_id = "${azurerm_linux_function_app.away.id}/functions/audit"
  }
}

# --- inside
resource "azurerm_eventgrid_system_topic" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  topic_type          = "Microsoft.Storage.StorageAccounts"
}

resource "azurerm_linux_function_app" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  service_plan_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Web/serverFarms/bank"

  site_config {}
}

resource "azurerm_eventgrid_system_topic_event_subscription" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  system_topic        = azurerm_eventgrid_system_topic.home.name

  azure_function_endpoint {
    function_id = "${azurerm_linux_function_app.away.id}/functions/audit"
  }
}
