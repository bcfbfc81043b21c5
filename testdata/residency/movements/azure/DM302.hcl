# --- outside
resource "azurerm_kusto_cluster" "away" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "uksouth"

  sku {
    name = "example"
  }
}

resource "azurerm_kusto_cluster" "home" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  sku {
    name = "example"
  }
}

resource "azurerm_kusto_attached_database_configuration" "this" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  cluster_name        = azurerm_kusto_cluster.away.name
  cluster_id          = azurerm_kusto_cluster.home.id
  database_name       = "*"
}

# --- inside
resource "azurerm_kusto_cluster" "away" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "northeurope"

  sku {
    name = "example"
  }
}

resource "azurerm_kusto_cluster" "home" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "westeurope"

  sku {
    name = "example"
  }
}

resource "azurerm_kusto_attached_database_configuration" "this" {
  name                = "example"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  cluster_name        = azurerm_kusto_cluster.away.name
  cluster_id          = azurerm_kusto_cluster.home.id
  database_name       = "*"
}
