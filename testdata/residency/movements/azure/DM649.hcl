# --- outside
resource "azurerm_stream_analytics_job" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  transformation_query = "SELECT * INTO away FROM payments"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "switzerlandnorth"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_stream_analytics_output_blob" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  stream_analytics_job_name = azurerm_stream_analytics_job.home.name
  storage_account_name      = azurerm_storage_account.away.name
  date_format               = "yyyy-MM-dd"
  path_pattern              = "{date}"
  storage_container_name    = "data"
  time_format               = "HH"

  serialization {
    type = "Csv"
  }
}

# --- inside
resource "azurerm_stream_analytics_job" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  transformation_query = "SELECT * INTO away FROM payments"
}

resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "norwayeast"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_stream_analytics_output_blob" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  stream_analytics_job_name = azurerm_stream_analytics_job.home.name
  storage_account_name      = azurerm_storage_account.away.name
  date_format               = "yyyy-MM-dd"
  path_pattern              = "{date}"
  storage_container_name    = "data"
  time_format               = "HH"

  serialization {
    type = "Csv"
  }
}
