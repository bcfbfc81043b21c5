# --- outside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_mssql_server" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "centralindia"
  version             = "12.0"
}

resource "azurerm_data_factory_linked_service_azure_sql_database" "this" {
  name              = "bank"
  data_factory_id   = azurerm_data_factory.home.id
  connection_string = "Server=tcp:${azurerm_mssql_server.away.fully_qualified_domain_name},1433;Database=orders;Encrypt=true"
}

# --- inside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_mssql_server" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  version             = "12.0"
}

resource "azurerm_data_factory_linked_service_azure_sql_database" "this" {
  name              = "bank"
  data_factory_id   = azurerm_data_factory.home.id
  connection_string = "Server=tcp:${azurerm_mssql_server.away.fully_qualified_domain_name},1433;Database=orders;Encrypt=true"
}
