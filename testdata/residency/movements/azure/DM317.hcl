# expects: unknown
resource "azurerm_data_share_account" "home" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_data_share" "this" {
  name       = "example"
  account_id = azurerm_data_share_account.home.id
  kind       = "CopyBased"
}
