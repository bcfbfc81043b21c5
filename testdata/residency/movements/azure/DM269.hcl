# expects: everywhere
resource "azurerm_storage_account" "home" {
  name                     = "bankhome"
  resource_group_name      = "rg-bank"
  location                 = "westeurope"
  account_replication_type = "LRS"
  account_tier             = "Standard"
}

resource "azurerm_frontdoor" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"

  backend_pool {
    name                = "web"
    health_probe_name   = "web"
    load_balancing_name = "web"

    backend {
      address     = azurerm_storage_account.home.primary_web_host
      host_header = "www.example.com"
      http_port   = 80
      https_port  = 443
    }
  }

  backend_pool_health_probe {
    name = "bank"
  }

  backend_pool_load_balancing {
    name = "bank"
  }

  frontend_endpoint {
    host_name = "bank.azurefd.net"
    name      = "bank"
  }

  routing_rule {
    accepted_protocols = ["Https"]
    frontend_endpoints = ["web"]
    name               = "bank"
    patterns_to_match  = ["/*"]
  }
}
