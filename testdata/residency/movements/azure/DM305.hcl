# --- outside
resource "azurerm_active_directory_domain_service" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  domain_name         = "bank.example"
  sku                 = "Standard"

  initial_replica_set {
    subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  }
}

resource "azurerm_active_directory_domain_service_replica_set" "this" {
  location          = "uksouth"
  domain_service_id = azurerm_active_directory_domain_service.home.id
  subnet_id         = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
}

# --- inside
resource "azurerm_active_directory_domain_service" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  domain_name         = "bank.example"
  sku                 = "Standard"

  initial_replica_set {
    subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  }
}

resource "azurerm_active_directory_domain_service_replica_set" "this" {
  location          = "germanywestcentral"
  domain_service_id = azurerm_active_directory_domain_service.home.id
  subnet_id         = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
}
