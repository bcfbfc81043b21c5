facet "load_balancer_listener" {
  about = "What a load balancer listens with: a port and a protocol, and what comes of requests."

  field "plain_http" {
    type  = bool
    about = "It serves unencrypted HTTP, and not merely a redirect to HTTPS."
  }

  field "outdated_tls" {
    type  = bool
    about = "It accepts TLS 1.0 or 1.1."
  }

  from "aws_lb_listener" {
    called       = "Listener"
    plain_http   = self.protocol == "HTTP" && !anytrue([for action in self.default_action : action.redirect.protocol == "HTTPS"])
    outdated_tls = contains(["HTTPS", "TLS"], self.protocol) && !anytrue([for prefix in ["ELBSecurityPolicy-TLS13-1-2-", "ELBSecurityPolicy-TLS13-1-3-", "ELBSecurityPolicy-TLS-1-2-", "ELBSecurityPolicy-FS-1-2-"] : startswith(self.ssl_policy == null ? "ELBSecurityPolicy-2016-08" : self.ssl_policy, prefix)])
  }

  from "aws_alb_listener" {
    called       = "Listener"
    plain_http   = self.protocol == "HTTP" && !anytrue([for action in self.default_action : action.redirect.protocol == "HTTPS"])
    outdated_tls = contains(["HTTPS", "TLS"], self.protocol) && !anytrue([for prefix in ["ELBSecurityPolicy-TLS13-1-2-", "ELBSecurityPolicy-TLS13-1-3-", "ELBSecurityPolicy-TLS-1-2-", "ELBSecurityPolicy-FS-1-2-"] : startswith(self.ssl_policy == null ? "ELBSecurityPolicy-2016-08" : self.ssl_policy, prefix)])
  }

  from "aws_elb" {
    called       = "Listener of a classic load balancer"
    for_each     = self.listener
    plain_http   = contains(["HTTP", "http"], each.value.lb_protocol)
    outdated_tls = null
    why = {
      outdated_tls = "Policies that are attached to the load balancer decide."
    }
  }

  from "azurerm_application_gateway" {
    called   = "Listener of an application gateway"
    for_each = self.http_listener
    let {
      redirected = anytrue([for rule in self.request_routing_rule : anytrue([for redirect in self.redirect_configuration : redirect.name == rule.redirect_configuration_name && (startswith(redirect.target_url == null ? "" : redirect.target_url, "https://") || anytrue([for listener in self.http_listener : listener.name == redirect.target_listener_name && listener.protocol == "Https"]))]) if rule.http_listener_name == each.value.name])
      profiles   = [for profile in self.ssl_profile : profile.ssl_policy if profile.name == each.value.ssl_profile_name && profile.ssl_policy != null]
      policies   = length(profiles) > 0 ? profiles : [for policy in [self.ssl_policy] : policy if policy != null]
    }
    plain_http   = each.value.protocol == "Http" && !redirected
    outdated_tls = each.value.protocol == "Https" && anytrue([for policy in policies : contains(["AppGwSslPolicy20150501", "AppGwSslPolicy20170401"], policy.policy_name) || contains(["TLSv1_0", "TLSv1_1"], policy.min_protocol_version) || (policy.policy_name == null && policy.min_protocol_version == null && policy.disabled_protocols != null && !(contains(policy.disabled_protocols, "TLSv1_0") && contains(policy.disabled_protocols, "TLSv1_1")))])
    why = {
      outdated_tls = "What is not written is AppGwSslPolicy20220101 since API version 2023-02-01, which begins with TLS 1.2: https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview"
    }
  }

  from "google_compute_target_http_proxy" {
    called = "HTTP proxy"
    let {
      rules = referrers("google_compute_global_forwarding_rule")
    }
    plain_http   = self.url_map == null ? true : anytrue([for map in related("google_compute_url_map") : map.default_url_redirect.https_redirect != true]) && !(length(rules) > 0 && alltrue([for rule in rules : startswith(rule.load_balancing_scheme == null ? "EXTERNAL" : rule.load_balancing_scheme, "INTERNAL")]))
    outdated_tls = false
    why = {
      plain_http = "The URL map says whether it redirects; a proxy between internal services is not meant."
    }
  }

  from "google_compute_region_target_http_proxy" {
    called       = "Regional HTTP proxy"
    plain_http   = self.url_map == null ? true : anytrue([for map in related("google_compute_region_url_map") : map.default_url_redirect.https_redirect != true]) && anytrue([for rule in referrers("google_compute_forwarding_rule") : startswith(rule.load_balancing_scheme == null ? "EXTERNAL" : rule.load_balancing_scheme, "EXTERNAL")])
    outdated_tls = false
    why = {
      plain_http = "The URL map says whether it redirects; a proxy between internal services is not meant."
    }
  }

  from "google_compute_target_https_proxy" {
    called       = "HTTPS proxy"
    plain_http   = false
    outdated_tls = self.ssl_policy == null
    why = {
      outdated_tls = "Without a policy a proxy accepts TLS 1.0: https://cloud.google.com/load-balancing/docs/ssl-policies-concepts"
    }
  }

  from "google_compute_region_target_https_proxy" {
    called       = "Regional HTTPS proxy"
    plain_http   = false
    outdated_tls = self.ssl_policy == null
  }

  from "google_compute_target_ssl_proxy" {
    called       = "SSL proxy"
    plain_http   = false
    outdated_tls = self.ssl_policy == null
  }

  from "google_compute_ssl_policy" {
    called       = "SSL policy"
    plain_http   = false
    outdated_tls = !contains(["TLS_1_2", "TLS_1_3"], self.min_tls_version) && self.profile != "RESTRICTED"
    why = {
      outdated_tls = "TLS_1_0 is the default of min_tls_version, and the features of RESTRICTED need TLS 1.2: https://cloud.google.com/load-balancing/docs/ssl-policies-concepts"
    }
  }

  from "google_compute_region_ssl_policy" {
    called       = "Regional SSL policy"
    plain_http   = false
    outdated_tls = !contains(["TLS_1_2", "TLS_1_3"], self.min_tls_version) && self.profile != "RESTRICTED"
  }

  from "oci_load_balancer_listener" {
    called       = "Listener"
    plain_http   = contains(["HTTP", "HTTP2"], self.protocol) && self.ssl_configuration == null && !anytrue([for set in related("oci_load_balancer_rule_set") : anytrue([for item in set.items : item.action == "REDIRECT" && contains(["HTTPS", "https"], item.redirect_uri.protocol)])])
    outdated_tls = contains(self.ssl_configuration.protocols, "TLSv1") || contains(self.ssl_configuration.protocols, "TLSv1.1")
    why = {
      outdated_tls = "TLS 1.2 alone is the default of protocols: https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/load_balancer_listener"
    }
  }

  from "ibm_is_lb_listener" {
    called       = "Listener"
    plain_http   = self.protocol == "http" && self.https_redirect == null && self.https_redirect_listener == null && !anytrue([for policy in referrers("ibm_is_lb_listener_policy") : policy.action == "https_redirect"])
    outdated_tls = false
    why = {
      outdated_tls = "Only TLS 1.2 and 1.3 are offered: https://cloud.ibm.com/docs/vpc?topic=vpc-advanced-traffic-management"
    }
  }
}
