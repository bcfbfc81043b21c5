# --- outside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_data_factory_linked_service_snowflake" "this" {
  name              = "bank"
  data_factory_id   = azurerm_data_factory.home.id
  connection_string = "jdbc:snowflake://bank.us-east-1.snowflakecomputing.com/?db=orders&warehouse=load"
}

# --- inside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_data_factory_linked_service_snowflake" "this" {
  name              = "bank"
  data_factory_id   = azurerm_data_factory.home.id
  connection_string = "jdbc:snowflake://bank.eu-central-1.snowflakecomputing.com/?db=orders&warehouse=load"
}
