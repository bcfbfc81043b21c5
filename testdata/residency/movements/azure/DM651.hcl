# --- outside
resource "azurerm_stream_analytics_job" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  transformation_query = "SELECT * INTO away FROM payments"
}

resource "azurerm_mssql_server" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  version             = "12.0"
}

resource "azurerm_stream_analytics_output_mssql" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  stream_analytics_job_name = azurerm_stream_analytics_job.home.name
  server                    = azurerm_mssql_server.away.fully_qualified_domain_name
  database                  = "bank"
  table                     = "payments"
}

# --- inside
resource "azurerm_stream_analytics_job" "home" {
  name                 = "bankhome"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  transformation_query = "SELECT * INTO away FROM payments"
}

resource "azurerm_mssql_server" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  version             = "12.0"
}

resource "azurerm_stream_analytics_output_mssql" "this" {
  name                      = "bank"
  resource_group_name       = "rg-bank"
  stream_analytics_job_name = azurerm_stream_analytics_job.home.name
  server                    = azurerm_mssql_server.away.fully_qualified_domain_name
  database                  = "bank"
  table                     = "payments"
}
