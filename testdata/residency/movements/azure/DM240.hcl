# --- outside
resource "azurerm_container_registry" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "eastus"
  sku                 = "Standard"
}

resource "azurerm_container_registry_cache_rule" "this" {
  name                  = "bank"
  container_registry_id = azurerm_container_registry.away.id
  source_repo           = "docker.io/library/postgres"
  target_repo           = "postgres"
}

# --- inside
resource "azurerm_container_registry" "away" {
  name                = "bankaway"
  resource_group_name = "rg-bank"
  location            = "francecentral"
  sku                 = "Standard"
}

resource "azurerm_container_registry_cache_rule" "this" {
  name                  = "bank"
  container_registry_id = azurerm_container_registry.away.id
  source_repo           = "docker.io/library/postgres"
  target_repo           = "postgres"
}
