# --- outside
resource "azurerm_mssql_managed_instance" "this" {
  name                 = "bank"
  resource_group_name  = "rg-bank"
  location             = "brazilsouth"
  storage_account_type = "GRS"
  license_type         = "BasePrice"
  sku_name             = "Standard"
  storage_size_in_gb   = 64
  subnet_id            = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  vcores               = 4
}

# --- inside
resource "azurerm_mssql_managed_instance" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  license_type        = "BasePrice"
  sku_name            = "Standard"
  storage_size_in_gb  = 64
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  vcores              = 4
}
