check "azure-application-gateway-outdated-tls" {
  title    = "Application gateway accepts TLS before 1.2"
  severity = "medium"
  on       = ["azurerm_application_gateway"]
  fail     = !(contains(["AppGwSslPolicy20170401S", "AppGwSslPolicy20220101", "AppGwSslPolicy20220101S"], self.ssl_policy.policy_name) || contains(["TLSv1_2", "TLSv1_3"], self.ssl_policy.min_protocol_version))
  at       = self.ssl_policy
  message  = "The policy of TLS lets clients connect with TLS 1.0 or 1.1"
  why      = "TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the path can force a client down to them."
  remedy   = "Add ssl_policy with policy_type = \"Predefined\" and policy_name = \"AppGwSslPolicy20220101\"."
  aliases  = ["CKV_AZURE_218"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients without TLS 1.2 can no longer connect"
    set = {
      "ssl_policy.policy_type" = "Predefined"
      "ssl_policy.policy_name" = "AppGwSslPolicy20220101"
    }
    remove = ["ssl_policy.min_protocol_version", "ssl_policy.cipher_suites", "ssl_policy.disabled_protocols"]
  }

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
    }
  }

  example "fails" "an old policy" {
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
        policy_name = "AppGwSslPolicy20150501"
      }
    }
  }

  example "passes" "a policy of 2022" {
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
    }
  }

  example "passes" "a custom policy" {
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
        policy_type          = "Custom"
        min_protocol_version = "TLSv1_2"
        cipher_suites        = ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]
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

    variable "policy" {
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
        policy_name = var.policy
      }
    }
  }
}
