check "load-balancer-plain-http" {
  title    = "Load balancer serves plain HTTP"
  severity = "high"
  on       = ["facet.load_balancer_listener"]
  fail     = self.plain_http
  at       = self.plain_http
  message  = "${self.called} takes requests over unencrypted HTTP and does not redirect them to HTTPS"
  why      = "Everything between the user and the load balancer, cookies and passwords included, can be read and changed by anyone on the way."
  remedy = {
    aws_elb                                 = "Set lb_protocol = \"https\" with ssl_certificate_id."
    azurerm_application_gateway             = "Set protocol = \"Https\" with a certificate, or answer with a redirect_configuration whose target is an Https listener."
    google_compute_target_http_proxy        = "Serve from a google_compute_target_https_proxy, and give the HTTP proxy a URL map with default_url_redirect { https_redirect = true }."
    google_compute_region_target_http_proxy = "Serve from a google_compute_region_target_https_proxy, and give the HTTP proxy a URL map with default_url_redirect { https_redirect = true }."
    oci_load_balancer_listener              = "Add ssl_configuration with a certificate, or a rule set that redirects to HTTPS."
    ibm_is_lb_listener                      = "Set protocol = \"https\" with certificate_instance, or add https_redirect to the HTTP listener."
    default                                 = "Set the protocol to HTTPS with a certificate, or redirect to HTTPS."
  }
  similar_to = ["CKV_AZURE_217"]
  yields_to  = ["aws-elb-listener-plain", "aws-lb-listener-plain-http", "azure-application-gateway-plain-http"]
  cwe        = [319]
  since      = "0.1"

  example "fails" "AWS" {
    resource "aws_lb_listener" "web" {
      load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/0123456789abcdef"
      port              = 80
      protocol          = "HTTP"

      default_action {
        type             = "forward"
        target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
      }
    }
  }

  example "fails" "AWS, classic" {
    resource "aws_elb" "web" {
      name    = "web"
      subnets = ["subnet-0123456789abcdef0"]

      listener {
        instance_port     = 8080
        instance_protocol = "http"
        lb_port           = 80
        lb_protocol       = "http"
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
        port = 80
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

      http_listener {
        name                           = "main"
        frontend_ip_configuration_name = "public"
        frontend_port_name             = "main"
        protocol                       = "Http"
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

  example "fails" "Google Cloud" {
    resource "google_compute_url_map" "web" {
      name            = "web"
      default_service = "projects/example/global/backendServices/web"
    }

    resource "google_compute_target_http_proxy" "web" {
      name    = "web"
      url_map = google_compute_url_map.web.id
    }

    resource "google_compute_global_forwarding_rule" "web" {
      name                  = "web"
      target                = google_compute_target_http_proxy.web.id
      port_range            = "80"
      load_balancing_scheme = "EXTERNAL_MANAGED"
    }
  }

  example "fails" "Oracle Cloud" {
    resource "oci_load_balancer_listener" "web" {
      load_balancer_id         = "ocid1.loadbalancer.oc1.eu-frankfurt-1.exampleuniqueid"
      name                     = "web"
      default_backend_set_name = "web"
      port                     = 80
      protocol                 = "HTTP"
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_lb_listener" "web" {
      lb       = "r010-8d2a51f1-7b9e-4c27-9c0e-000001099037"
      port     = 80
      protocol = "http"
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

  example "passes" "Azure, redirects" {
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
        port = 80
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

      http_listener {
        name                           = "main"
        frontend_ip_configuration_name = "public"
        frontend_port_name             = "main"
        protocol                       = "Http"
      }

      redirect_configuration {
        name                 = "to-https"
        redirect_type        = "Permanent"
        target_url           = "https://www.example.com"
        include_path         = true
        include_query_string = true
      }

      request_routing_rule {
        name                        = "main"
        priority                    = 100
        rule_type                   = "Basic"
        http_listener_name          = "main"
        redirect_configuration_name = "to-https"
      }

      ssl_policy {
        policy_type = "Predefined"
        policy_name = "AppGwSslPolicy20220101S"
      }
    }
  }

  example "passes" "Google Cloud, redirects" {
    resource "google_compute_url_map" "web" {
      name = "web"

      default_url_redirect {
        https_redirect         = true
        redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
        strip_query            = false
      }
    }

    resource "google_compute_target_http_proxy" "web" {
      name    = "web"
      url_map = google_compute_url_map.web.id
    }

    resource "google_compute_global_forwarding_rule" "web" {
      name                  = "web"
      target                = google_compute_target_http_proxy.web.id
      port_range            = "80"
      load_balancing_scheme = "EXTERNAL_MANAGED"
    }
  }

  example "passes" "Google Cloud, between internal services" {
    resource "google_compute_url_map" "web" {
      name            = "web"
      default_service = "projects/example/global/backendServices/web"
    }

    resource "google_compute_target_http_proxy" "web" {
      name    = "web"
      url_map = google_compute_url_map.web.id
    }

    resource "google_compute_global_forwarding_rule" "web" {
      name                  = "web"
      target                = google_compute_target_http_proxy.web.id
      port_range            = "80"
      load_balancing_scheme = "INTERNAL_SELF_MANAGED"
    }
  }

  example "passes" "Oracle Cloud" {
    resource "oci_load_balancer_listener" "web" {
      load_balancer_id         = "ocid1.loadbalancer.oc1.eu-frankfurt-1.exampleuniqueid"
      name                     = "web"
      default_backend_set_name = "web"
      port                     = 443
      protocol                 = "HTTP"

      ssl_configuration {
        certificate_name        = "web"
        verify_peer_certificate = false
      }
    }
  }

  example "passes" "Oracle Cloud, redirects" {
    resource "oci_load_balancer_rule_set" "https" {
      load_balancer_id = "ocid1.loadbalancer.oc1.eu-frankfurt-1.exampleuniqueid"
      name             = "https"

      items {
        action        = "REDIRECT"
        response_code = 301

        conditions {
          attribute_name  = "PATH"
          attribute_value = "/"
          operator        = "FORCE_LONGEST_PREFIX_MATCH"
        }

        redirect_uri {
          protocol = "HTTPS"
          port     = 443
        }
      }
    }

    resource "oci_load_balancer_listener" "web" {
      load_balancer_id         = "ocid1.loadbalancer.oc1.eu-frankfurt-1.exampleuniqueid"
      name                     = "web"
      default_backend_set_name = "web"
      port                     = 80
      protocol                 = "HTTP"
      rule_set_names           = [oci_load_balancer_rule_set.https.name]
    }
  }

  example "passes" "IBM Cloud" {
    resource "ibm_is_lb_listener" "web" {
      lb                   = "r010-8d2a51f1-7b9e-4c27-9c0e-000001099037"
      port                 = 443
      protocol             = "https"
      certificate_instance = "crn:v1:bluemix:public:secrets-manager:eu-de:a/0123456789abcdef:guid:secret:id"
    }
  }

  example "passes" "IBM Cloud, redirects" {
    resource "ibm_is_lb_listener" "web" {
      lb       = "r010-8d2a51f1-7b9e-4c27-9c0e-000001099037"
      port     = 80
      protocol = "http"

      https_redirect {
        http_status_code = 301

        listener {
          id = "r010-5ee1f0b8-0e6f-4b65-9d8c-000001099037"
        }
      }
    }
  }

  example "unknown" "IBM Cloud, from a variable without a value" {
    variable "protocol" {
      type = string
    }

    resource "ibm_is_lb_listener" "web" {
      lb       = "r010-8d2a51f1-7b9e-4c27-9c0e-000001099037"
      port     = 8080
      protocol = var.protocol
    }
  }

  example "unknown" "Oracle Cloud, from a variable without a value" {
    variable "protocol" {
      type = string
    }

    resource "oci_load_balancer_listener" "web" {
      load_balancer_id         = "ocid1.loadbalancer.oc1.eu-frankfurt-1.exampleuniqueid"
      name                     = "web"
      default_backend_set_name = "web"
      port                     = 8080
      protocol                 = var.protocol
    }
  }
}
