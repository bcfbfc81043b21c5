check "azure-application-gateway-no-waf" {
  title    = "Application gateway has no web application firewall"
  severity = "medium"
  on       = ["azurerm_application_gateway"]
  fail     = !(self.waf_configuration.enabled || self.firewall_policy_id != null)
  at       = self.waf_configuration.enabled
  message  = "Requests reach the backends unfiltered"
  why      = "Injection, path traversal and known exploits are passed on to the applications behind the gateway."
  remedy   = "Use a WAF_v2 SKU and set firewall_policy_id to an azurerm_web_application_firewall_policy."
  aliases  = ["CKV_AZURE_120"]
  since    = "0.1"

  example "fails" "none" {
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
        name     = "Standard_v2"
        tier     = "Standard_v2"
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

  example "fails" "switched off" {
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

      waf_configuration {
        enabled          = false
        firewall_mode    = "Prevention"
        rule_set_version = "3.2"
      }
    }
  }

  example "passes" "configured inline" {
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

      waf_configuration {
        enabled          = true
        firewall_mode    = "Prevention"
        rule_set_version = "3.2"
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

    variable "waf" {
      type = bool
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

      waf_configuration {
        enabled          = var.waf
        firewall_mode    = "Prevention"
        rule_set_version = "3.2"
      }
    }
  }
}
