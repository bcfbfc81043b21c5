check "azure-application-gateway-plain-http" {
  title      = "Application gateway accepts plain HTTP"
  severity   = "medium"
  on         = ["azurerm_application_gateway"]
  for_each   = self.http_listener
  fail       = each.value.protocol == "Http" && !anytrue([for rule in self.request_routing_rule : rule.redirect_configuration_name != null && rule.http_listener_name == each.value.name])
  at         = each.value.protocol
  message    = "Listener \"${each.value.name}\" takes requests without TLS"
  why        = "Sessions and data cross the network in the clear, and whoever sits on the path can change pages on their way."
  remedy     = "Set the protocol of the listener to \"Https\" with a certificate, or route the listener to a redirect to HTTPS."
  similar_to = ["CKV_AZURE_217"]
  cwe        = [319]
  since      = "0.1"

  example "fails" "HTTP" {
    variable "subnet_id" {
      type = string
    }

    variable "public_ip_id" {
      type = string
    }

    resource "azurerm_application_gateway" "main" {
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = "WAF_v2"
        tier     = "WAF_v2"
        capacity = 2
      }

      gateway_ip_configuration {
        name      = "gateway"
        subnet_id = var.subnet_id
      }

      frontend_port {
        name = "port"
        port = 80
      }

      frontend_ip_configuration {
        name                 = "public"
        public_ip_address_id = var.public_ip_id
      }

      backend_address_pool {
        name = "app"
      }

      backend_http_settings {
        name                  = "app"
        cookie_based_affinity = "Disabled"
        port                  = 443
        protocol              = "Https"
      }

      http_listener {
        name                           = "in"
        frontend_ip_configuration_name = "public"
        frontend_port_name             = "port"
        protocol                       = "Http"
      }

      request_routing_rule {
        name                       = "all"
        priority                   = 10
        rule_type                  = "Basic"
        http_listener_name         = "in"
        backend_address_pool_name  = "app"
        backend_http_settings_name = "app"
      }

      ssl_policy {
        policy_type = "Predefined"
        policy_name = "AppGwSslPolicy20220101"
      }
    }
  }

  example "passes" "HTTPS" {
    variable "subnet_id" {
      type = string
    }

    variable "public_ip_id" {
      type = string
    }

    resource "azurerm_application_gateway" "main" {
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = "WAF_v2"
        tier     = "WAF_v2"
        capacity = 2
      }

      gateway_ip_configuration {
        name      = "gateway"
        subnet_id = var.subnet_id
      }

      frontend_port {
        name = "port"
        port = 443
      }

      frontend_ip_configuration {
        name                 = "public"
        public_ip_address_id = var.public_ip_id
      }

      backend_address_pool {
        name = "app"
      }

      backend_http_settings {
        name                  = "app"
        cookie_based_affinity = "Disabled"
        port                  = 443
        protocol              = "Https"
      }

      http_listener {
        name                           = "in"
        frontend_ip_configuration_name = "public"
        frontend_port_name             = "port"
        protocol                       = "Https"
        ssl_certificate_name           = "app"
      }

      request_routing_rule {
        name                       = "all"
        priority                   = 10
        rule_type                  = "Basic"
        http_listener_name         = "in"
        backend_address_pool_name  = "app"
        backend_http_settings_name = "app"
      }

      ssl_policy {
        policy_type = "Predefined"
        policy_name = "AppGwSslPolicy20220101"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "subnet_id" {
      type = string
    }

    variable "public_ip_id" {
      type = string
    }

    variable "protocol" {
      type = string
    }

    resource "azurerm_application_gateway" "main" {
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = "WAF_v2"
        tier     = "WAF_v2"
        capacity = 2
      }

      gateway_ip_configuration {
        name      = "gateway"
        subnet_id = var.subnet_id
      }

      frontend_port {
        name = "port"
        port = 80
      }

      frontend_ip_configuration {
        name                 = "public"
        public_ip_address_id = var.public_ip_id
      }

      backend_address_pool {
        name = "app"
      }

      backend_http_settings {
        name                  = "app"
        cookie_based_affinity = "Disabled"
        port                  = 443
        protocol              = "Https"
      }

      http_listener {
        name                           = "in"
        frontend_ip_configuration_name = "public"
        frontend_port_name             = "port"
        protocol                       = var.protocol
      }

      request_routing_rule {
        name                       = "all"
        priority                   = 10
        rule_type                  = "Basic"
        http_listener_name         = "in"
        backend_address_pool_name  = "app"
        backend_http_settings_name = "app"
      }

      ssl_policy {
        policy_type = "Predefined"
        policy_name = "AppGwSslPolicy20220101"
      }
    }
  }
}
