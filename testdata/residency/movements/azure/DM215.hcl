# --- outside
resource "azurerm_mssql_managed_instance" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  license_type        = "BasePrice"
  sku_name            = "Standard"
  storage_size_in_gb  = 64
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  vcores              = 4
}

resource "azurerm_mssql_managed_instance" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"
  license_type        = "BasePrice"
  sku_name            = "Standard"
  storage_size_in_gb  = 64
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  vcores              = 4
}

resource "azurerm_mssql_managed_instance_failover_group" "this" {
  name                        = "bank"
  location                    = "westeurope"
  managed_instance_id         = azurerm_mssql_managed_instance.home.id
  partner_managed_instance_id = azurerm_mssql_managed_instance.away.id

  read_write_endpoint_failover_policy {
    mode = "Manual"
  }
}

# --- inside
resource "azurerm_mssql_managed_instance" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  license_type        = "BasePrice"
  sku_name            = "Standard"
  storage_size_in_gb  = 64
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  vcores              = 4
}

resource "azurerm_mssql_managed_instance" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  license_type        = "BasePrice"
  sku_name            = "Standard"
  storage_size_in_gb  = 64
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  vcores              = 4
}

resource "azurerm_mssql_managed_instance_failover_group" "this" {
  name                        = "bank"
  location                    = "westeurope"
  managed_instance_id         = azurerm_mssql_managed_instance.home.id
  partner_managed_instance_id = azurerm_mssql_managed_instance.away.id

  read_write_endpoint_failover_policy {
    mode = "Manual"
  }
}
