# --- outside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "southeastasia"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_private_endpoint" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"

  private_service_connection {
    name                           = "blobs"
    is_manual_connection           = false
    subresource_names              = ["blob"]
    private_connection_resource_id = azurerm_storage_account.away.id
  }
}

# --- inside
resource "azurerm_storage_account" "away" {
  name                     = "bankaway"
  resource_group_name      = "rg-bank"
  location                 = "norwayeast"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_private_endpoint" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"

  private_service_connection {
    name                           = "blobs"
    is_manual_connection           = false
    subresource_names              = ["blob"]
    private_connection_resource_id = azurerm_storage_account.away.id
  }
}
