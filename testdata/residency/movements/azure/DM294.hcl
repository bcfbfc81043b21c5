# --- outside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_data_factory_integration_runtime_azure" "this" {
  name            = "bank"
  location        = "switzerlandnorth"
  data_factory_id = azurerm_data_factory.home.id
}

# --- inside
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_data_factory_integration_runtime_azure" "this" {
  name            = "bank"
  location        = "germanywestcentral"
  data_factory_id = azurerm_data_factory.home.id
}
