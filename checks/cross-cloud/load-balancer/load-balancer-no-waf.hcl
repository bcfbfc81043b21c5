check "load-balancer-no-waf" {
  title    = "Public load balancer has no web application firewall"
  severity = "low"
  on       = ["facet.load_balancer"]
  fail     = self.public && self.waf == false
  at       = self.waf
  message  = "${self.called} is public, and no web application firewall looks at its requests"
  why      = "A web application firewall stops the known attacks (injections, scanners, exploits of the week) before they reach the application, and is where a rule can be put within minutes when the next one becomes known."
  remedy = {
    aws_lb                                = "Add an aws_wafv2_web_acl_association with resource_arn set to this load balancer."
    aws_alb                               = "Add an aws_wafv2_web_acl_association with resource_arn set to this load balancer."
    azurerm_application_gateway           = "Take the tier WAF_v2, and set firewall_policy_id to an azurerm_web_application_firewall_policy."
    google_compute_backend_service        = "Set security_policy to a google_compute_security_policy of Cloud Armor."
    google_compute_region_backend_service = "Set security_policy to a google_compute_region_security_policy of Cloud Armor."
    default                               = "Put a web application firewall before the load balancer."
    oci_load_balancer_load_balancer       = "Add an oci_waf_web_app_firewall with load_balancer_id set to this load balancer."
    oci_load_balancer                     = "Add an oci_waf_web_app_firewall with load_balancer_id set to this load balancer."
  }
  aliases   = ["CKV_AZURE_120"]
  yields_to = ["aws-lb-no-waf", "azure-application-gateway-no-waf"]
  cwe       = [693]
  since     = "0.1"

  example "fails" "AWS" {
    resource "aws_lb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    }
  }

  example "fails" "Azure" {
    resource "azurerm_application_gateway" "web" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"

      sku {
        name     = "Standard_v2"
        tier     = "Standard_v2"
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

  example "fails" "Azure, the tier alone does not do it" {
    resource "azurerm_application_gateway" "web" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"

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

  example "fails" "Azure, switched off" {
    resource "azurerm_application_gateway" "web" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"

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

      waf_configuration {
        enabled          = false
        firewall_mode    = "Prevention"
        rule_set_version = "3.2"
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

  example "fails" "Oracle Cloud" {
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

  example "passes" "AWS" {
    resource "aws_lb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    }

    resource "aws_wafv2_web_acl_association" "web" {
      resource_arn = aws_lb.web.arn
      web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/web/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }

  example "passes" "AWS, internal" {
    resource "aws_lb" "web" {
      name     = "web"
      subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      internal = true
    }
  }

  example "passes" "AWS, a network load balancer" {
    resource "aws_lb" "web" {
      name               = "web"
      subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      load_balancer_type = "network"
    }
  }

  example "passes" "Azure, with a policy" {
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

  example "passes" "Azure, with its own configuration" {
    resource "azurerm_application_gateway" "web" {
      name                = "web"
      location            = "westeurope"
      resource_group_name = "network"

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

      waf_configuration {
        enabled          = true
        firewall_mode    = "Prevention"
        rule_set_version = "3.2"
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_compute_backend_service" "web" {
      name                  = "web"
      protocol              = "HTTPS"
      load_balancing_scheme = "EXTERNAL_MANAGED"
      health_checks         = ["projects/example/global/healthChecks/web"]
      security_policy       = "projects/example/global/securityPolicies/web"
    }
  }

  example "passes" "Oracle Cloud" {
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

    resource "oci_waf_web_app_firewall" "web" {
      compartment_id             = "ocid1.compartment.oc1..exampleuniqueid"
      backend_type               = "LOAD_BALANCER"
      load_balancer_id           = oci_load_balancer_load_balancer.web.id
      web_app_firewall_policy_id = "ocid1.webappfirewallpolicy.oc1.eu-frankfurt-1.exampleuniqueid"
    }
  }

  example "passes" "Oracle Cloud, private" {
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

  example "passes" "IBM Cloud: it does not exist there" {
    resource "ibm_is_lb" "web" {
      name    = "web"
      subnets = ["02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"]
    }
  }

  example "unknown" "Google Cloud, from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "google_compute_backend_service" "web" {
      name                  = "web"
      protocol              = "HTTPS"
      load_balancing_scheme = "EXTERNAL_MANAGED"
      health_checks         = ["projects/example/global/healthChecks/web"]
      security_policy       = var.policy
    }
  }
}
