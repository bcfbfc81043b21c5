# --- outside
resource "azurerm_kubernetes_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  default_node_pool {
    name = "bankhome"
  }
}

resource "azurerm_data_protection_backup_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "westus2"
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
}

resource "azurerm_data_protection_backup_instance_kubernetes_cluster" "this" {
  name                         = "bank"
  location                     = "westeurope"
  kubernetes_cluster_id        = azurerm_kubernetes_cluster.home.id
  vault_id                     = azurerm_data_protection_backup_vault.away.id
  backup_policy_id             = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.DataProtection/backupVaults/bank/backupPolicies/daily"
  snapshot_resource_group_name = "rg-snapshots"
}

# --- inside
resource "azurerm_kubernetes_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  default_node_pool {
    name = "bankhome"
  }
}

resource "azurerm_data_protection_backup_vault" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
}

resource "azurerm_data_protection_backup_instance_kubernetes_cluster" "this" {
  name                         = "bank"
  location                     = "westeurope"
  kubernetes_cluster_id        = azurerm_kubernetes_cluster.home.id
  vault_id                     = azurerm_data_protection_backup_vault.away.id
  backup_policy_id             = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.DataProtection/backupVaults/bank/backupPolicies/daily"
  snapshot_resource_group_name = "rg-snapshots"
}
