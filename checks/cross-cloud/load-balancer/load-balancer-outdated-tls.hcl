check "load-balancer-outdated-tls" {
  title    = "Load balancer accepts outdated TLS"
  severity = "medium"
  on       = ["facet.load_balancer_listener"]
  fail     = self.outdated_tls
  at       = self.outdated_tls
  message  = "${self.called} accepts TLS 1.0 or 1.1"
  why      = "TLS 1.0 and 1.1 have known weaknesses and were withdrawn in 2021 (RFC 8996). Someone on the way can make a connection fall back to them."
  remedy = {
    azurerm_application_gateway              = "Set ssl_policy to policy_type = \"Predefined\" with policy_name = \"AppGwSslPolicy20220101S\", or to a policy of your own with min_protocol_version = \"TLSv1_2\"."
    google_compute_ssl_policy                = "Set min_tls_version = \"TLS_1_2\"."
    google_compute_region_ssl_policy         = "Set min_tls_version = \"TLS_1_2\"."
    google_compute_target_https_proxy        = "Set ssl_policy to a google_compute_ssl_policy with min_tls_version = \"TLS_1_2\"."
    google_compute_region_target_https_proxy = "Set ssl_policy to a google_compute_region_ssl_policy with min_tls_version = \"TLS_1_2\"."
    google_compute_target_ssl_proxy          = "Set ssl_policy to a google_compute_ssl_policy with min_tls_version = \"TLS_1_2\"."
    oci_load_balancer_listener               = "Set protocols = [\"TLSv1.2\", \"TLSv1.3\"] in ssl_configuration."
    default                                  = "Accept TLS 1.2 and 1.3 only."
  }
  aliases    = ["CKV_AZURE_218"]
  similar_to = ["AVD-GCP-0039"]
  yields_to  = ["aws-lb-listener-outdated-tls", "azure-application-gateway-outdated-tls", "gcp-ssl-policy-outdated-tls"]
  cwe        = [327]
  since      = "0.1"

  fix {
    on     = ["aws_lb_listener", "aws_alb_listener"]
    unsafe = "Clients that speak only TLS 1.0 or 1.1 are locked out"
    set    = { ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06" }
  }

  fix {
    on     = ["google_compute_ssl_policy", "google_compute_region_ssl_policy"]
    unsafe = "Clients that speak only TLS 1.0 or 1.1 are locked out"
    set    = { min_tls_version = "TLS_1_2" }
  }

  fix {
    on     = ["oci_load_balancer_listener"]
    unsafe = "Clients that speak only TLS 1.0 or 1.1 are locked out"
    set    = { "ssl_configuration.protocols" = ["TLSv1.2", "TLSv1.3"] }
  }

  example "fails" "AWS" {
    resource "aws_lb_listener" "web" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 443
      protocol          = "HTTPS"
      certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
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
        policy_name = "AppGwSslPolicy20150501"
      }
    }
  }

  example "fails" "Azure, a policy of one's own" {
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
        policy_type          = "Custom"
        min_protocol_version = "TLSv1_1"
        cipher_suites        = ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]
      }
    }
  }

  example "fails" "Google Cloud, a policy that says nothing of it" {
    resource "google_compute_ssl_policy" "web" {
      name    = "web"
      profile = "MODERN"
    }
  }

  example "fails" "Google Cloud, a proxy without a policy" {
    resource "google_compute_target_https_proxy" "web" {
      name             = "web"
      url_map          = "projects/example/global/urlMaps/web"
      ssl_certificates = ["projects/example/global/sslCertificates/web"]
    }
  }

  example "fails" "Oracle Cloud" {
    resource "oci_load_balancer_listener" "web" {
      load_balancer_id         = "ocid1.loadbalancer.oc1.eu-frankfurt-1.exampleuniqueid"
      name                     = "web"
      default_backend_set_name = "web"
      port                     = 443
      protocol                 = "HTTP"

      ssl_configuration {
        certificate_name = "web"
        protocols        = ["TLSv1", "TLSv1.1", "TLSv1.2"]
      }
    }
  }

  example "passes" "AWS" {
    resource "aws_lb_listener" "web" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 443
      protocol          = "HTTPS"
      ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
      certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
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
  }

  example "passes" "Azure, a policy of one's own" {
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
        policy_type          = "CustomV2"
        min_protocol_version = "TLSv1_2"
        cipher_suites        = ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "MODERN"
      min_tls_version = "TLS_1_2"
    }

    resource "google_compute_target_https_proxy" "web" {
      name             = "web"
      url_map          = "projects/example/global/urlMaps/web"
      ssl_certificates = ["projects/example/global/sslCertificates/web"]
      ssl_policy       = google_compute_ssl_policy.web.id
    }
  }

  example "passes" "Google Cloud, RESTRICTED begins with TLS 1.2" {
    resource "google_compute_ssl_policy" "web" {
      name    = "web"
      profile = "RESTRICTED"
    }
  }

  example "passes" "Oracle Cloud, not written" {
    resource "oci_load_balancer_listener" "web" {
      load_balancer_id         = "ocid1.loadbalancer.oc1.eu-frankfurt-1.exampleuniqueid"
      name                     = "web"
      default_backend_set_name = "web"
      port                     = 443
      protocol                 = "HTTP"

      ssl_configuration {
        certificate_name = "web"
      }
    }
  }

  example "passes" "IBM Cloud, always" {
    resource "ibm_is_lb_listener" "web" {
      lb                   = "r010-8d2a51f1-7b9e-4c27-9c0e-000001099037"
      port                 = 443
      protocol             = "https"
      certificate_instance = "crn:v1:bluemix:public:secrets-manager:eu-de:a/0123456789abcdef:guid:secret:id"
    }
  }

  example "unknown" "Google Cloud, from a variable without a value" {
    variable "min_tls_version" {
      type = string
    }

    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "MODERN"
      min_tls_version = var.min_tls_version
    }
  }

  example "unknown" "Azure, from a variable without a value" {
    variable "policy" {
      type = string
    }

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
        policy_name = var.policy
      }
    }
  }
}
