# --- outside
resource "azurerm_stream_analytics_job" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  transformation_query = "SELECT * INTO away FROM payments"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  sku                 = "Standard"
}

resource "azurerm_stream_analytics_output_eventhub" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  stream_analytics_job_name = azurerm_stream_analytics_job.home.name
  servicebus_namespace      = azurerm_eventhub_namespace.away.name
  eventhub_name             = "payments"

  serialization {
    type = "Json"
  }
}

# --- inside
resource "azurerm_stream_analytics_job" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  transformation_query = "SELECT * INTO away FROM payments"
}

resource "azurerm_eventhub_namespace" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "germanywestcentral"
  sku                 = "Standard"
}

resource "azurerm_stream_analytics_output_eventhub" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  stream_analytics_job_name = azurerm_stream_analytics_job.home.name
  servicebus_namespace      = azurerm_eventhub_namespace.away.name
  eventhub_name             = "payments"

  serialization {
    type = "Json"
  }
}
