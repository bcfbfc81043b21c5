check "load-balancer-access-logs-disabled" {
  title    = "Load balancer keeps no access logs"
  severity = "low"
  on       = ["facet.load_balancer"]
  fail     = self.access_logs == false
  at       = self.access_logs
  message  = "${self.called} does not record who asked for what"
  why      = "The load balancer's log is often the only full record of who asked for what. Without it an attack on the application can neither be followed nor its extent be told."
  remedy = {
    aws_elb                               = "Add access_logs with the name of a log bucket."
    azurerm_application_gateway           = "Add an azurerm_monitor_diagnostic_setting for the gateway with enabled_log of category \"ApplicationGatewayAccessLog\"."
    google_compute_backend_service        = "Add log_config with enable = true."
    google_compute_region_backend_service = "Add log_config with enable = true."
    oci_load_balancer_load_balancer       = "Add an oci_logging_log of log_type \"SERVICE\" for the load balancer, with service \"loadbalancer\" and category \"access\"."
    oci_load_balancer                     = "Add an oci_logging_log of log_type \"SERVICE\" for the load balancer, with service \"loadbalancer\" and category \"access\"."
    ibm_is_lb                             = "Set logging = true."
    default                               = "Switch the access log on."
  }
  yields_to = ["aws-elb-access-logs-disabled", "aws-lb-access-logs-disabled"]
  cwe       = [778]
  since     = "0.1"

  fix {
    on     = ["google_compute_backend_service", "google_compute_region_backend_service"]
    unsafe = "Logs cost"
    set    = { "log_config.enable" = true }
  }

  fix {
    on     = ["ibm_is_lb"]
    unsafe = "Logs cost"
    set    = { logging = true }
  }

  fix {
    on     = ["azurerm_application_gateway"]
    unsafe = "Logs cost"

    add "azurerm_log_analytics_workspace" {
      name                = "${self.name}-logs"
      location            = self.location
      resource_group_name = self.resource_group_name
    }

    add "azurerm_monitor_diagnostic_setting" {
      name                       = "logs"
      target_resource_id         = self.id
      log_analytics_workspace_id = added.azurerm_log_analytics_workspace.id

      enabled_log {
        category = "ApplicationGatewayAccessLog"
      }
    }
  }

  fix {
    on     = ["oci_load_balancer_load_balancer", "oci_load_balancer"]
    unsafe = "Logs cost"

    add "oci_logging_log_group" {
      compartment_id = self.compartment_id
      display_name   = "access-logs"
    }

    add "oci_logging_log" {
      display_name = "access"
      log_group_id = added.oci_logging_log_group.id
      log_type     = "SERVICE"

      configuration {
        source {
          category    = "access"
          resource    = self.id
          service     = "loadbalancer"
          source_type = "OCISERVICE"
        }
      }
    }
  }

  example "fails" "AWS, classic" {
    resource "aws_elb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port      = 8080
        instance_protocol  = "http"
        lb_port            = 443
        lb_protocol        = "https"
        ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
      }
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

  example "fails" "Google Cloud, not written" {
    resource "google_compute_backend_service" "web" {
      name                  = "web"
      protocol              = "HTTPS"
      load_balancing_scheme = "EXTERNAL_MANAGED"
      health_checks         = ["projects/example/global/healthChecks/web"]
    }
  }

  example "fails" "Google Cloud, switched off" {
    resource "google_compute_backend_service" "web" {
      name                  = "web"
      protocol              = "HTTPS"
      load_balancing_scheme = "EXTERNAL_MANAGED"
      health_checks         = ["projects/example/global/healthChecks/web"]

      log_config {
        enable = false
      }
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

  example "fails" "IBM Cloud, not written" {
    resource "ibm_is_lb" "web" {
      name    = "web"
      subnets = ["02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"]
    }
  }

  example "passes" "AWS, classic" {
    resource "aws_elb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port      = 8080
        instance_protocol  = "http"
        lb_port            = 443
        lb_protocol        = "https"
        ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
      }

      access_logs {
        bucket = "example-logs"
      }
    }
  }

  example "passes" "AWS" {
    resource "aws_lb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]

      access_logs {
        bucket  = "example-logs"
        enabled = true
      }
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

    resource "azurerm_monitor_diagnostic_setting" "gateway" {
      name                       = "access"
      target_resource_id         = azurerm_application_gateway.web.id
      log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/main"

      enabled_log {
        category = "ApplicationGatewayAccessLog"
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_compute_backend_service" "web" {
      name                  = "web"
      protocol              = "HTTPS"
      load_balancing_scheme = "EXTERNAL_MANAGED"
      health_checks         = ["projects/example/global/healthChecks/web"]

      log_config {
        enable      = true
        sample_rate = 1
      }
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

    resource "oci_logging_log" "access" {
      display_name = "access"
      log_group_id = "ocid1.loggroup.oc1.eu-frankfurt-1.exampleuniqueid"
      log_type     = "SERVICE"
      is_enabled   = true

      configuration {
        source {
          category    = "access"
          resource    = oci_load_balancer_load_balancer.web.id
          service     = "loadbalancer"
          source_type = "OCISERVICE"
        }
      }
    }
  }

  example "passes" "IBM Cloud" {
    resource "ibm_is_lb" "web" {
      name    = "web"
      subnets = ["02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"]
      logging = true
    }
  }

  example "passes" "IBM Cloud, a network load balancer has none" {
    resource "ibm_is_lb" "web" {
      name    = "web"
      subnets = ["02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"]
      profile = "network-fixed"
    }
  }

  example "unknown" "IBM Cloud, from a variable without a value" {
    variable "logging" {
      type = bool
    }

    resource "ibm_is_lb" "web" {
      name    = "web"
      subnets = ["02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"]
      logging = var.logging
    }
  }
}
