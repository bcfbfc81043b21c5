check "load-balancer-public" {
  title    = "Load balancer has an address on the internet"
  severity = "info"
  on       = ["facet.load_balancer"]
  fail     = self.public
  at       = self.public
  message  = "${self.called} is public"
  why      = "What is behind a public load balancer can be reached by everyone. That is what most of them are for; one that was meant for the inside opens an internal service to the world."
  remedy = {
    aws_lb                                = "Set internal = true where only the inside needs it."
    aws_alb                               = "Set internal = true where only the inside needs it."
    aws_elb                               = "Set internal = true where only the inside needs it."
    azurerm_application_gateway           = "Give the frontend a subnet_id and a private address instead of public_ip_address_id where only the inside needs it."
    azurerm_lb                            = "Give the frontend a subnet_id instead of public_ip_address_id where only the inside needs it."
    google_compute_backend_service        = "Set load_balancing_scheme = \"INTERNAL_MANAGED\" where only the inside needs it."
    google_compute_region_backend_service = "Set load_balancing_scheme = \"INTERNAL_MANAGED\" where only the inside needs it."
    ibm_is_lb                             = "Set type = \"private\" where only the inside needs it."
    default                               = "Set is_private = true where only the inside needs it."
  }
  aliases   = ["CKV2_IBM_1"]
  yields_to = ["aws-lb-internet-facing"]
  cwe       = [668]
  since     = "0.1"

  fix {
    on     = ["aws_lb", "aws_alb", "aws_elb"]
    unsafe = "Replaces the load balancer, and locks out who comes from the internet"
    set    = { internal = true }
  }

  fix {
    on     = ["google_compute_backend_service", "google_compute_region_backend_service"]
    unsafe = "Replaces the backend service, and locks out who comes from the internet"
    set    = { load_balancing_scheme = "INTERNAL_MANAGED" }
  }

  fix {
    on     = ["oci_load_balancer_load_balancer", "oci_load_balancer", "oci_network_load_balancer_network_load_balancer"]
    unsafe = "Replaces the load balancer, and locks out who comes from the internet"
    set    = { is_private = true }
  }

  fix {
    on     = ["ibm_is_lb"]
    unsafe = "Replaces the load balancer, and locks out who comes from the internet"
    set    = { type = "private" }
  }

  example "fails" "AWS" {
    resource "aws_lb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    }
  }

  example "fails" "Azure" {
    resource "azurerm_web_application_firewall_policy" "main" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"

      policy_settings {
        enabled = true
        mode    = "Prevention"
      }

      managed_rules {
        managed_rule_set {
          type    = "OWASP"
          version = "3.2"
        }
      }
    }

    resource "azurerm_application_gateway" "web" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"
      firewall_policy_id  = azurerm_web_application_firewall_policy.main.id

      sku {
        name     = "WAF_v2"
        tier     = "WAF_v2"
        capacity = 2
      }

      gateway_ip_configuration {
        name      = "gateway"
        subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/main/subnets/gateway"
      }

      frontend_ip_configuration {
        name                 = "public"
        public_ip_address_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/network/providers/Microsoft.Network/publicIPAddresses/web"
      }

      frontend_port {
        name = "main"
        port = 443
      }

      backend_address_pool {
        name         = "web"
        ip_addresses = ["10.20.2.4"]
      }

      backend_http_settings {
        name                  = "web"
        cookie_based_affinity = "Disabled"
        port                  = 443
        protocol              = "Https"
      }

      ssl_certificate {
        name                = "main"
        key_vault_secret_id = "https://example.vault.azure.net/secrets/web"
      }

      http_listener {
        name                           = "main"
        frontend_ip_configuration_name = "public"
        frontend_port_name             = "main"
        protocol                       = "Https"
        ssl_certificate_name           = "main"
      }

      request_routing_rule {
        name                       = "main"
        priority                   = 100
        rule_type                  = "Basic"
        http_listener_name         = "main"
        backend_address_pool_name  = "web"
        backend_http_settings_name = "web"
      }

      ssl_policy {
        policy_type = "Predefined"
        policy_name = "AppGwSslPolicy20220101S"
      }
    }
  }

  example "fails" "Azure, network load balancer" {
    resource "azurerm_lb" "web" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"
      sku                 = "Standard"

      frontend_ip_configuration {
        name                 = "public"
        public_ip_address_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/network/providers/Microsoft.Network/publicIPAddresses/web"
      }
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_backend_service" "web" {
      name                  = "web"
      protocol              = "HTTPS"
      load_balancing_scheme = "EXTERNAL_MANAGED"
      health_checks         = ["projects/example/global/healthChecks/web"]
    }
  }

  example "fails" "Oracle Cloud, not written" {
    resource "oci_load_balancer_load_balancer" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      display_name   = "web"
      shape          = "flexible"
      subnet_ids     = ["ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"]

      shape_details {
        minimum_bandwidth_in_mbps = 10
        maximum_bandwidth_in_mbps = 100
      }
    }
  }

  example "fails" "IBM Cloud, not written" {
    resource "ibm_is_lb" "web" {
      name    = "web"
      subnets = ["02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"]
    }
  }

  example "passes" "AWS" {
    resource "aws_lb" "web" {
      name     = "web"
      subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      internal = true
    }
  }

  example "passes" "Azure" {
    resource "azurerm_web_application_firewall_policy" "main" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"

      policy_settings {
        enabled = true
        mode    = "Prevention"
      }

      managed_rules {
        managed_rule_set {
          type    = "OWASP"
          version = "3.2"
        }
      }
    }

    resource "azurerm_application_gateway" "web" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"
      firewall_policy_id  = azurerm_web_application_firewall_policy.main.id

      sku {
        name     = "WAF_v2"
        tier     = "WAF_v2"
        capacity = 2
      }

      gateway_ip_configuration {
        name      = "gateway"
        subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/main/subnets/gateway"
      }

      frontend_ip_configuration {
        name                          = "private"
        subnet_id                     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/main/subnets/web"
        private_ip_address_allocation = "Static"
        private_ip_address            = "10.20.1.10"
      }

      frontend_port {
        name = "main"
        port = 443
      }

      backend_address_pool {
        name         = "web"
        ip_addresses = ["10.20.2.4"]
      }

      backend_http_settings {
        name                  = "web"
        cookie_based_affinity = "Disabled"
        port                  = 443
        protocol              = "Https"
      }

      ssl_certificate {
        name                = "main"
        key_vault_secret_id = "https://example.vault.azure.net/secrets/web"
      }

      http_listener {
        name                           = "main"
        frontend_ip_configuration_name = "private"
        frontend_port_name             = "main"
        protocol                       = "Https"
        ssl_certificate_name           = "main"
      }

      request_routing_rule {
        name                       = "main"
        priority                   = 100
        rule_type                  = "Basic"
        http_listener_name         = "main"
        backend_address_pool_name  = "web"
        backend_http_settings_name = "web"
      }

      ssl_policy {
        policy_type = "Predefined"
        policy_name = "AppGwSslPolicy20220101S"
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_compute_backend_service" "web" {
      name                  = "web"
      protocol              = "HTTPS"
      load_balancing_scheme = "INTERNAL_MANAGED"
      health_checks         = ["projects/example/global/healthChecks/web"]
    }
  }

  example "passes" "Oracle Cloud" {
    resource "oci_load_balancer_load_balancer" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      display_name   = "web"
      shape          = "flexible"
      subnet_ids     = ["ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"]
      is_private     = true

      shape_details {
        minimum_bandwidth_in_mbps = 10
        maximum_bandwidth_in_mbps = 100
      }
    }
  }

  example "passes" "IBM Cloud" {
    resource "ibm_is_lb" "web" {
      name    = "web"
      subnets = ["02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"]
      type    = "private"
    }
  }

  example "unknown" "AWS, from a variable without a value" {
    variable "internal" {
      type = bool
    }

    resource "aws_lb" "web" {
      name     = "web"
      subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      internal = var.internal
    }
  }
}
