# --- outside
resource "azurerm_stream_analytics_job" "home" {
  name                 = "example"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  transformation_query = "SELECT * INTO away FROM payments"
}

resource "azurerm_mssql_server" "away" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  version             = "12.0"
}

resource "azurerm_stream_analytics_output_mssql" "this" {
  name                      = "example"
  resource_group_name       = "rg-bank"
  stream_analytics_job_name = azurerm_stream_analytics_job.home.name
  server                    = azurerm_mssql_server.away.fully_qualified_domain_name
  database                  = "bank"
  table                     = "payments"
}

# --- inside
resource "azurerm_stream_analytics_job" "home" {
  name                 = "example"
  resource_group_name  = "rg-bank"
  location             = "westeurope"
  transformation_query = "SELECT * INTO away FROM payments"
}

resource "azurerm_mssql_server" "away" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "northeurope"
  version             = "12.0"
}

resource "azurerm_stream_analytics_output_mssql" "this" {
  name                      = "example"
  resource_group_name       = "rg-bank"
  stream_analytics_job_name = azurerm_stream_analytics_job.home.name
  server                    = azurerm_mssql_server.away.fully_qualified_domain_name
  database                  = "bank"
  table                     = "payments"
}
