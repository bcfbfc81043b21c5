# expects: everywhere
resource "azurerm_cdn_frontdoor_profile" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  sku_name            = "Premium_AzureFrontDoor"
}

resource "azurerm_cdn_frontdoor_origin_group" "home" {
  name                     = "bankhome"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.home.id

  load_balancing {}
}

resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_cdn_frontdoor_origin" "this" {
  name                           = "bank"
  cdn_frontdoor_origin_group_id  = azurerm_cdn_frontdoor_origin_group.home.id
  host_name                      = azurerm_storage_account.home.primary_blob_host
  certificate_name_check_enabled = true
}
