# expects: everywhere
resource "azurerm_cdn_profile" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku                 = "Standard"
}

resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_cdn_endpoint" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  profile_name        = azurerm_cdn_profile.home.name

  origin {
    name      = "blobs"
    host_name = azurerm_storage_account.home.primary_blob_host
  }
}
