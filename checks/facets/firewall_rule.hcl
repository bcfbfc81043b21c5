facet "firewall_rule" {
  about = "A rule that lets traffic to machines or from them, or stops it: of a security group, a security list or a firewall."

  field "direction" {
    type  = string
    about = "\"ingress\" for traffic to the machines, \"egress\" for traffic from them."
  }

  field "allows" {
    type  = bool
    about = "The rule lets traffic through; otherwise it stops it."
  }

  field "everyone" {
    type  = bool
    about = "Every address of the internet is at the other end: the source of ingress, the destination of egress."
  }

  field "peers" {
    type  = list(string)
    about = "The addresses at the other end, as they are written."
  }

  field "protocol" {
    type  = string
    about = "The protocol by one name on every cloud: \"tcp\", \"udp\", \"icmp\" …, or \"all\"."
  }

  field "ports" {
    type  = list(string)
    about = "The ports of the machines, or of what they reach: \"22\", \"20-25\", or \"*\" for all; empty texts where the protocol has none."
  }

  from "aws_security_group" {
    called    = "Security group"
    for_each  = self.ingress
    direction = "ingress"
    allows    = true
    everyone  = net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks)
    peers     = concat(each.value.cidr_blocks, each.value.ipv6_cidr_blocks)
    protocol  = net_protocol(each.value.protocol)
    ports     = [net_range(each.value.from_port, each.value.to_port, each.value.protocol)]
    why = {
      allows = "Rules of security groups only allow: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"
    }
  }

  from "aws_security_group" {
    called    = "Security group"
    for_each  = self.egress
    direction = "egress"
    allows    = true
    everyone  = net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks)
    peers     = concat(each.value.cidr_blocks, each.value.ipv6_cidr_blocks)
    protocol  = net_protocol(each.value.protocol)
    ports     = [net_range(each.value.from_port, each.value.to_port, each.value.protocol)]
  }

  from "aws_default_security_group" {
    called    = "Default security group"
    for_each  = self.ingress
    direction = "ingress"
    allows    = true
    everyone  = net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks)
    peers     = concat(each.value.cidr_blocks, each.value.ipv6_cidr_blocks)
    protocol  = net_protocol(each.value.protocol)
    ports     = [net_range(each.value.from_port, each.value.to_port, each.value.protocol)]
  }

  from "aws_default_security_group" {
    called    = "Default security group"
    for_each  = self.egress
    direction = "egress"
    allows    = true
    everyone  = net_any_everyone(each.value.cidr_blocks) || net_any_everyone(each.value.ipv6_cidr_blocks)
    peers     = concat(each.value.cidr_blocks, each.value.ipv6_cidr_blocks)
    protocol  = net_protocol(each.value.protocol)
    ports     = [net_range(each.value.from_port, each.value.to_port, each.value.protocol)]
  }

  from "azurerm_network_security_group" {
    called   = "Network security group"
    for_each = self.security_rule
    let {
      inbound = contains(["Inbound", "inbound"], each.value.direction)
    }
    direction = inbound ? "ingress" : "egress"
    allows    = contains(["Allow", "allow"], each.value.access)
    everyone  = inbound ? net_is_everyone(each.value.source_address_prefix) || net_any_everyone(each.value.source_address_prefixes) : net_is_everyone(each.value.destination_address_prefix) || net_any_everyone(each.value.destination_address_prefixes)
    peers     = inbound ? concat([each.value.source_address_prefix], [for peer in each.value.source_address_prefixes : peer]) : concat([each.value.destination_address_prefix], [for peer in each.value.destination_address_prefixes : peer])
    protocol  = net_protocol(each.value.protocol)
    ports     = concat([each.value.destination_port_range], [for port in each.value.destination_port_ranges : port])
    why = {
      everyone = "The service tag Internet and * hold every address: https://learn.microsoft.com/azure/virtual-network/service-tags-overview"
    }
  }

  from "azurerm_network_security_rule" {
    called = "Network security rule"
    let {
      inbound = contains(["Inbound", "inbound"], self.direction)
    }
    direction = inbound ? "ingress" : "egress"
    allows    = contains(["Allow", "allow"], self.access)
    everyone  = inbound ? net_is_everyone(self.source_address_prefix) || net_any_everyone(self.source_address_prefixes) : net_is_everyone(self.destination_address_prefix) || net_any_everyone(self.destination_address_prefixes)
    peers     = inbound ? concat([self.source_address_prefix], [for peer in self.source_address_prefixes : peer]) : concat([self.destination_address_prefix], [for peer in self.destination_address_prefixes : peer])
    protocol  = net_protocol(self.protocol)
    ports     = concat([self.destination_port_range], [for port in self.destination_port_ranges : port])
  }

  from "google_compute_firewall" {
    called    = "Firewall rule"
    when      = self.disabled != true && self.direction != "EGRESS"
    for_each  = self.allow
    direction = "ingress"
    allows    = true
    everyone  = net_any_everyone(self.source_ranges)
    peers     = self.source_ranges
    protocol  = net_protocol(each.value.protocol)
    ports     = length(each.value.ports) == 0 ? ["*"] : each.value.ports
    why = {
      ports = "Without ports a rule is about every port of its protocol: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall"
    }
  }

  from "google_compute_firewall" {
    called    = "Firewall rule"
    when      = self.disabled != true && self.direction == "EGRESS"
    for_each  = self.allow
    direction = "egress"
    allows    = true
    everyone  = length(self.destination_ranges) == 0 || net_any_everyone(self.destination_ranges)
    peers     = self.destination_ranges
    protocol  = net_protocol(each.value.protocol)
    ports     = length(each.value.ports) == 0 ? ["*"] : each.value.ports
    why = {
      everyone = "Without destination ranges a rule is about every destination: https://cloud.google.com/firewall/docs/firewalls#sources_or_destinations_for_the_rule"
    }
  }

  from "google_compute_firewall_policy_rule" {
    called    = "Firewall policy rule"
    when      = self.disabled != true
    for_each  = self.match.layer4_configs
    direction = self.direction == "EGRESS" ? "egress" : "ingress"
    allows    = self.action == "allow"
    everyone  = net_any_everyone(self.match.src_ip_ranges) && self.direction != "EGRESS" || net_any_everyone(self.match.dest_ip_ranges) && self.direction == "EGRESS"
    peers     = self.direction == "EGRESS" ? self.match.dest_ip_ranges : self.match.src_ip_ranges
    protocol  = net_protocol(each.value.ip_protocol)
    ports     = length(each.value.ports) == 0 ? ["*"] : each.value.ports
  }

  from "google_compute_network_firewall_policy_rule" {
    called    = "Network firewall policy rule"
    when      = self.disabled != true
    for_each  = self.match.layer4_configs
    direction = self.direction == "EGRESS" ? "egress" : "ingress"
    allows    = self.action == "allow"
    everyone  = net_any_everyone(self.match.src_ip_ranges) && self.direction != "EGRESS" || net_any_everyone(self.match.dest_ip_ranges) && self.direction == "EGRESS"
    peers     = self.direction == "EGRESS" ? self.match.dest_ip_ranges : self.match.src_ip_ranges
    protocol  = net_protocol(each.value.ip_protocol)
    ports     = length(each.value.ports) == 0 ? ["*"] : each.value.ports
  }

  from "google_compute_region_network_firewall_policy_rule" {
    called    = "Regional network firewall policy rule"
    when      = self.disabled != true
    for_each  = self.match.layer4_configs
    direction = self.direction == "EGRESS" ? "egress" : "ingress"
    allows    = self.action == "allow"
    everyone  = net_any_everyone(self.match.src_ip_ranges) && self.direction != "EGRESS" || net_any_everyone(self.match.dest_ip_ranges) && self.direction == "EGRESS"
    peers     = self.direction == "EGRESS" ? self.match.dest_ip_ranges : self.match.src_ip_ranges
    protocol  = net_protocol(each.value.ip_protocol)
    ports     = length(each.value.ports) == 0 ? ["*"] : each.value.ports
  }

  from "oci_core_security_list" {
    called   = "Security list"
    for_each = self.ingress_security_rules
    let {
      low  = each.value.tcp_options != null ? each.value.tcp_options.min : each.value.udp_options.min
      high = each.value.tcp_options != null ? each.value.tcp_options.max : each.value.udp_options.max
    }
    direction = "ingress"
    allows    = true
    everyone  = net_is_everyone(each.value.source)
    peers     = [each.value.source]
    protocol  = net_protocol(each.value.protocol)
    ports     = [net_range(low, high, each.value.protocol)]
    why = {
      allows = "Security rules only allow: https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm"
    }
  }

  from "oci_core_security_list" {
    called   = "Security list"
    for_each = self.egress_security_rules
    let {
      low  = each.value.tcp_options != null ? each.value.tcp_options.min : each.value.udp_options.min
      high = each.value.tcp_options != null ? each.value.tcp_options.max : each.value.udp_options.max
    }
    direction = "egress"
    allows    = true
    everyone  = net_is_everyone(each.value.destination)
    peers     = [each.value.destination]
    protocol  = net_protocol(each.value.protocol)
    ports     = [net_range(low, high, each.value.protocol)]
  }

  from "oci_core_default_security_list" {
    called   = "Default security list"
    for_each = self.ingress_security_rules
    let {
      low  = each.value.tcp_options != null ? each.value.tcp_options.min : each.value.udp_options.min
      high = each.value.tcp_options != null ? each.value.tcp_options.max : each.value.udp_options.max
    }
    direction = "ingress"
    allows    = true
    everyone  = net_is_everyone(each.value.source)
    peers     = [each.value.source]
    protocol  = net_protocol(each.value.protocol)
    ports     = [net_range(low, high, each.value.protocol)]
  }

  from "oci_core_default_security_list" {
    called   = "Default security list"
    for_each = self.egress_security_rules
    let {
      low  = each.value.tcp_options != null ? each.value.tcp_options.min : each.value.udp_options.min
      high = each.value.tcp_options != null ? each.value.tcp_options.max : each.value.udp_options.max
    }
    direction = "egress"
    allows    = true
    everyone  = net_is_everyone(each.value.destination)
    peers     = [each.value.destination]
    protocol  = net_protocol(each.value.protocol)
    ports     = [net_range(low, high, each.value.protocol)]
  }

  from "oci_core_network_security_group_security_rule" {
    called = "Network security group rule"
    let {
      low  = self.tcp_options != null ? self.tcp_options.destination_port_range.min : self.udp_options.destination_port_range.min
      high = self.tcp_options != null ? self.tcp_options.destination_port_range.max : self.udp_options.destination_port_range.max
    }
    direction = self.direction == "INGRESS" ? "ingress" : "egress"
    allows    = true
    everyone  = net_is_everyone(self.source) && self.direction == "INGRESS" || net_is_everyone(self.destination) && self.direction != "INGRESS"
    peers     = [self.direction == "INGRESS" ? self.source : self.destination]
    protocol  = net_protocol(self.protocol)
    ports     = [net_range(low, high, self.protocol)]
  }

  from "ibm_is_security_group_rule" {
    called = "Security group rule"
    let {
      ported   = self.tcp != null ? self.tcp : self.udp
      low      = self.tcp != null || self.udp != null ? ported.port_min : self.port_min
      high     = self.tcp != null || self.udp != null ? ported.port_max : self.port_max
      protocol = self.protocol != null ? net_protocol(self.protocol) : self.tcp != null ? "tcp" : self.udp != null ? "udp" : self.icmp != null ? "icmp" : "all"
    }
    direction = self.direction == "inbound" ? "ingress" : "egress"
    allows    = true
    everyone  = self.remote == null || net_is_everyone(self.remote)
    peers     = [self.remote == null ? "0.0.0.0/0" : self.remote]
    protocol  = protocol
    ports     = [net_range(low == null ? 1 : low, high == null ? 65535 : high, protocol)]
    why = {
      everyone = "Without remote a rule is about every address: https://cloud.ibm.com/apidocs/vpc/latest#create-security-group-rule"
      ports    = "port_min is 1 and port_max 65535 when they are not set: https://registry.terraform.io/providers/IBM-Cloud/ibm/latest/docs/resources/is_security_group_rule"
    }
  }
}
