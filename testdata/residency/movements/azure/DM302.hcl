# --- outside
resource "azurerm_kusto_cluster" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "uksouth"

  sku {
    name = "bankaway"
  }
}

resource "azurerm_kusto_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  sku {
    name = "bankhome"
  }
}

resource "azurerm_kusto_attached_database_configuration" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  cluster_name        = azurerm_kusto_cluster.away.name
  cluster_id          = azurerm_kusto_cluster.home.id
  database_name       = "*"
}

# --- inside
resource "azurerm_kusto_cluster" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "northeurope"

  sku {
    name = "bankaway"
  }
}

resource "azurerm_kusto_cluster" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  sku {
    name = "bankhome"
  }
}

resource "azurerm_kusto_attached_database_configuration" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  cluster_name        = azurerm_kusto_cluster.away.name
  cluster_id          = azurerm_kusto_cluster.home.id
  database_name       = "*"
}
