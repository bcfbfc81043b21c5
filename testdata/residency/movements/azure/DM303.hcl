# --- outside
resource "azurerm_netapp_account" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "brazilsouth"
}

resource "azurerm_netapp_account" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_netapp_volume" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  account_name        = azurerm_netapp_account.home.name
  pool_name           = "bank"
  service_level       = "PREMIUM"
  storage_quota_in_gb = 100
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  volume_path         = "ledger"
}

resource "azurerm_netapp_volume" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "brazilsouth"
  account_name        = azurerm_netapp_account.away.name
  pool_name           = "bank"
  service_level       = "PREMIUM"
  storage_quota_in_gb = 100
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  volume_path         = "ledger"

  data_protection_replication {
    endpoint_type             = "dst"
    remote_volume_location    = "westeurope"
    remote_volume_resource_id = azurerm_netapp_volume.home.id
    replication_frequency     = "hourly"
  }
}

# --- inside
resource "azurerm_netapp_account" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
}

resource "azurerm_netapp_account" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
}

resource "azurerm_netapp_volume" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  account_name        = azurerm_netapp_account.home.name
  pool_name           = "bank"
  service_level       = "PREMIUM"
  storage_quota_in_gb = 100
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  volume_path         = "ledger"
}

resource "azurerm_netapp_volume" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  account_name        = azurerm_netapp_account.away.name
  pool_name           = "bank"
  service_level       = "PREMIUM"
  storage_quota_in_gb = 100
  subnet_id           = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  volume_path         = "ledger"

  data_protection_replication {
    endpoint_type             = "dst"
    remote_volume_location    = "westeurope"
    remote_volume_resource_id = azurerm_netapp_volume.home.id
    replication_frequency     = "hourly"
  }
}
