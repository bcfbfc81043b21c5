# expects: unknown
resource "azurerm_data_share_account" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_data_share" "this" {
  name       = "bank"
  account_id = azurerm_data_share_account.home.id
  kind       = "CopyBased"
}
