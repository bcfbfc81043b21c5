# expects: unknown
resource "azurerm_data_factory" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_data_factory_linked_custom_service" "this" {
  name                 = "bank"
  data_factory_id      = azurerm_data_factory.home.id
  type                 = "AmazonS3"
  type_properties_json = jsonencode({ serviceUrl = "https://s3.amazonaws.com", authenticationType = "AccessKey" })
}
