facet "load_balancer" {
  about = "A load balancer, or the part of it that the cloud makes its settings on."

  field "public" {
    type  = bool
    about = "It has an address on the internet."
  }

  field "access_logs" {
    type  = bool
    about = "It records who asked for what."
  }

  field "deletion_protection" {
    type  = bool
    about = "It must be unlocked before it can be deleted."
  }

  field "waf" {
    type  = bool
    about = "A web application firewall looks at the requests."
  }

  from "aws_lb" {
    called              = "Load balancer"
    public              = self.internal != true && self.load_balancer_type != "gateway"
    access_logs         = self.load_balancer_type == "gateway" ? null : self.access_logs.enabled == true
    deletion_protection = self.enable_deletion_protection == true
    waf                 = self.load_balancer_type != null && self.load_balancer_type != "application" ? null : length(referrers("aws_wafv2_web_acl_association")) > 0 || length(referrers("aws_wafregional_web_acl_association")) > 0
    why = {
      waf = "A web application firewall stands only before application load balancers: https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html"
    }
  }

  from "aws_alb" {
    called              = "Load balancer"
    public              = self.internal != true && self.load_balancer_type != "gateway"
    access_logs         = self.load_balancer_type == "gateway" ? null : self.access_logs.enabled == true
    deletion_protection = self.enable_deletion_protection == true
    waf                 = self.load_balancer_type != null && self.load_balancer_type != "application" ? null : length(referrers("aws_wafv2_web_acl_association")) > 0 || length(referrers("aws_wafregional_web_acl_association")) > 0
  }

  from "aws_elb" {
    called              = "Classic load balancer"
    public              = self.internal != true
    access_logs         = self.access_logs != null && self.access_logs.enabled != false
    deletion_protection = null
    waf                 = null
    why = {
      access_logs = "enabled is true when access_logs is there: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb"
    }
  }

  from "azurerm_application_gateway" {
    called              = "Application gateway"
    public              = anytrue([for frontend in self.frontend_ip_configuration : frontend.public_ip_address_id != null])
    access_logs         = anytrue([for setting in referrers("azurerm_monitor_diagnostic_setting") : anytrue([for log in setting.enabled_log : log.category == "ApplicationGatewayAccessLog" || log.category_group == "allLogs"])])
    deletion_protection = null
    waf                 = self.waf_configuration.enabled || self.firewall_policy_id != null
    why = {
      deletion_protection = "A management lock is a resource of its own."
    }
  }

  from "azurerm_lb" {
    called              = "Load balancer"
    public              = anytrue([for frontend in self.frontend_ip_configuration : frontend.public_ip_address_id != null || frontend.public_ip_prefix_id != null])
    access_logs         = null
    deletion_protection = null
    waf                 = null
    why = {
      access_logs = "It forwards packets, and records only its health: https://learn.microsoft.com/azure/load-balancer/monitor-load-balancer"
    }
  }

  from "google_compute_backend_service" {
    called              = "Backend service"
    public              = startswith(self.load_balancing_scheme == null ? "EXTERNAL" : self.load_balancing_scheme, "EXTERNAL")
    access_logs         = self.log_config.enable == true
    deletion_protection = null
    waf                 = contains(["TCP", "SSL", "UDP", "UNSPECIFIED"], self.protocol) ? null : self.security_policy != null
    why = {
      public      = "EXTERNAL is the default of version 6, EXTERNAL_MANAGED that of version 7: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_backend_service"
      access_logs = "Logging of load balancers is a setting of their backend services: https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring"
    }
  }

  from "google_compute_region_backend_service" {
    called              = "Regional backend service"
    public              = startswith(self.load_balancing_scheme == null ? "INTERNAL" : self.load_balancing_scheme, "EXTERNAL")
    access_logs         = self.log_config.enable == true
    deletion_protection = null
    waf                 = contains(["TCP", "SSL", "UDP", "UNSPECIFIED"], self.protocol) ? null : self.security_policy != null
    why = {
      public = "INTERNAL is the default: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_region_backend_service"
    }
  }

  from "oci_load_balancer_load_balancer" {
    called              = "Load balancer"
    public              = self.is_private != true
    access_logs         = anytrue([for log in referrers("oci_logging_log") : log.configuration.source.category == "access" && log.is_enabled != false])
    deletion_protection = self.is_delete_protection_enabled == true
    waf                 = length(referrers("oci_waf_web_app_firewall")) > 0
    why = {
      access_logs = "A log of category access, of the service loadbalancer: https://docs.oracle.com/en-us/iaas/Content/Logging/Reference/details_for_load_balancer_logs.htm"
    }
  }

  from "oci_load_balancer" {
    called              = "Load balancer"
    public              = self.is_private != true
    access_logs         = anytrue([for log in referrers("oci_logging_log") : log.configuration.source.category == "access" && log.is_enabled != false])
    deletion_protection = self.is_delete_protection_enabled == true
    waf                 = length(referrers("oci_waf_web_app_firewall")) > 0
  }

  from "oci_network_load_balancer_network_load_balancer" {
    called              = "Network load balancer"
    public              = self.is_private != true
    access_logs         = null
    deletion_protection = null
    waf                 = null
  }

  from "ibm_is_lb" {
    called              = "Load balancer"
    public              = self.type == null || self.type == "public"
    access_logs         = self.profile == "network-fixed" ? null : self.logging == true
    deletion_protection = null
    waf                 = null
    why = {
      public      = "public is the default of type: https://registry.terraform.io/providers/IBM-Cloud/ibm/latest/docs/resources/is_lb"
      access_logs = "Network load balancers record nothing: https://cloud.ibm.com/docs/vpc?topic=vpc-datapath-logging"
      waf         = "IBM's firewall for web applications is a part of Cloud Internet Services, before the load balancer."
    }
  }
}
