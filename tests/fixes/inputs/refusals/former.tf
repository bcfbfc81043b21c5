terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

resource "azurerm_redis_cache" "former" {
  enable_non_ssl_port = true
}

resource "azurerm_redis_cache" "today" {
  non_ssl_port_enabled = true
}

resource "azurerm_cosmosdb_account" "negated" {
  local_authentication_disabled = false # said the opposite
}

resource "azurerm_cosmosdb_account" "unwritten" {
  name = "a"
}

resource "azurerm_kubernetes_cluster" "inside" {
  default_node_pool {
    name                   = "a"
    enable_host_encryption = false
  }
}
