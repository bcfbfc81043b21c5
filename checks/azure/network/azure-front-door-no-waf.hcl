check "azure-front-door-no-waf" {
  title    = "Front door has no web application firewall"
  severity = "medium"
  on       = ["azurerm_frontdoor"]
  for_each = self.frontend_endpoint
  fail     = each.value.web_application_firewall_policy_link_id == null
  at       = each.value.web_application_firewall_policy_link_id
  message  = "No firewall policy is linked to the frontend \"${each.value.name}\""
  why      = "Injection, path traversal and known exploits are passed on to the applications behind the front door."
  remedy   = "Set web_application_firewall_policy_link_id to an azurerm_frontdoor_firewall_policy."
  aliases  = ["CKV_AZURE_121"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_frontdoor" "main" {
      name                = "example-fd"
      resource_group_name = "example"

      frontend_endpoint {
        name      = "site"
        host_name = "example-fd.azurefd.net"
      }

      backend_pool_load_balancing {
        name = "balance"
      }

      backend_pool_health_probe {
        name = "probe"
      }

      backend_pool {
        name                = "app"
        load_balancing_name = "balance"
        health_probe_name   = "probe"

        backend {
          host_header = "app.example.com"
          address     = "app.example.com"
          http_port   = 80
          https_port  = 443
        }
      }

      routing_rule {
        name               = "all"
        accepted_protocols = ["Https"]
        patterns_to_match  = ["/*"]
        frontend_endpoints = ["site"]

        forwarding_configuration {
          forwarding_protocol = "HttpsOnly"
          backend_pool_name   = "app"
        }
      }
    }
  }

  example "passes" "linked" {
    resource "azurerm_frontdoor" "main" {
      name                = "example-fd"
      resource_group_name = "example"

      frontend_endpoint {
        name                                    = "site"
        host_name                               = "example-fd.azurefd.net"
        web_application_firewall_policy_link_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.Network/frontDoorWebApplicationFirewallPolicies/example"
      }

      backend_pool_load_balancing {
        name = "balance"
      }

      backend_pool_health_probe {
        name = "probe"
      }

      backend_pool {
        name                = "app"
        load_balancing_name = "balance"
        health_probe_name   = "probe"

        backend {
          host_header = "app.example.com"
          address     = "app.example.com"
          http_port   = 80
          https_port  = 443
        }
      }

      routing_rule {
        name               = "all"
        accepted_protocols = ["Https"]
        patterns_to_match  = ["/*"]
        frontend_endpoints = ["site"]

        forwarding_configuration {
          forwarding_protocol = "HttpsOnly"
          backend_pool_name   = "app"
        }
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "waf" {
      type = bool
    }

    resource "azurerm_frontdoor" "main" {
      name                = "example-fd"
      resource_group_name = "example"

      frontend_endpoint {
        name                                    = "site"
        host_name                               = "example-fd.azurefd.net"
        web_application_firewall_policy_link_id = var.waf ? "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.Network/frontDoorWebApplicationFirewallPolicies/example" : null
      }

      backend_pool_load_balancing {
        name = "balance"
      }

      backend_pool_health_probe {
        name = "probe"
      }

      backend_pool {
        name                = "app"
        load_balancing_name = "balance"
        health_probe_name   = "probe"

        backend {
          host_header = "app.example.com"
          address     = "app.example.com"
          http_port   = 80
          https_port  = 443
        }
      }

      routing_rule {
        name               = "all"
        accepted_protocols = ["Https"]
        patterns_to_match  = ["/*"]
        frontend_endpoints = ["site"]

        forwarding_configuration {
          forwarding_protocol = "HttpsOnly"
          backend_pool_name   = "app"
        }
      }
    }
  }
}
