# --- outside
variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_cosmosdb_cassandra_cluster" "home" {
  name                           = "bankhome"
  resource_group_name            = "rg-bank"
  location                       = "westeurope"
  default_admin_password         = var.password
  delegated_management_subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
}

resource "azurerm_cosmosdb_cassandra_datacenter" "this" {
  name                           = "bank"
  location                       = "eastus"
  cassandra_cluster_id           = azurerm_cosmosdb_cassandra_cluster.home.id
  node_count                     = 3
  delegated_management_subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
}

# --- inside
variable "password" {
  type      = string
  sensitive = true
}

resource "azurerm_cosmosdb_cassandra_cluster" "home" {
  name                           = "bankhome"
  resource_group_name            = "rg-bank"
  location                       = "westeurope"
  default_admin_password         = var.password
  delegated_management_subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
}

resource "azurerm_cosmosdb_cassandra_datacenter" "this" {
  name                           = "bank"
  location                       = "swedencentral"
  cassandra_cluster_id           = azurerm_cosmosdb_cassandra_cluster.home.id
  node_count                     = 3
  delegated_management_subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
}
