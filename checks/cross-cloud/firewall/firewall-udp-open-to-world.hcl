check "firewall-udp-open-to-world" {
  title      = "Firewall lets everyone send UDP"
  severity   = "low"
  on         = ["facet.firewall_rule"]
  fail       = self.allows && self.direction == "ingress" && self.everyone && self.protocol == "udp"
  at         = self.everyone
  message    = "${self.called} lets everyone on the internet send UDP (ports ${join(", ", [for port in self.ports : port if port != null])})"
  why        = "Services over UDP cannot tell who sent a packet. Open ones, such as DNS, NTP, SNMP, memcached or CLDAP, are used to flood others with their answers, and each of them is a way in of its own."
  remedy     = "Narrow the source to the networks that need the service. Where it must be public (DNS, VPN, QUIC), suppress this check on that rule with that reason."
  aliases    = ["CKV_AZURE_77", "AVD-AZU-0047", "AVD-GCP-0027"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"]
  yields_to  = ["aws-security-group-sensitive-port-open-to-world"]
  cwe        = [668]
  since      = "0.1"

  fix {
    on     = ["aws_security_group", "aws_default_security_group", "azurerm_network_security_group", "oci_core_security_list", "oci_core_default_security_list"]
    unsafe = "The whole rule goes: who uses any port of it is locked out"
    remove = ["each"]
    leaves = ["oci-core-security-list-no-ingress-rules"]
  }

  fix {
    on     = ["azurerm_network_security_rule"]
    unsafe = "The whole rule denies: who uses any port of it is locked out"
    set    = { access = "Deny" }
  }

  fix {
    on     = ["google_compute_firewall", "google_compute_firewall_policy_rule", "google_compute_network_firewall_policy_rule", "google_compute_region_network_firewall_policy_rule"]
    unsafe = "The whole rule is switched off: who uses any port of it is locked out"
    set    = { disabled = true }
  }

  example "fails" "AWS" {
    resource "aws_security_group" "snmp" {
      name        = "snmp"
      description = "SNMP"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "SNMP"
        from_port   = 161
        to_port     = 161
        protocol    = "udp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure, in the group" {
    resource "azurerm_network_security_group" "snmp" {
      name                = "snmp-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "snmp"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Udp"
        source_port_range          = "*"
        destination_port_range     = "161"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }

  example "fails" "Azure, a rule of its own with a list of ports" {
    resource "azurerm_network_security_rule" "snmp" {
      name                        = "snmp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Udp"
      source_port_range           = "*"
      destination_port_ranges     = ["443", "161"]
      source_address_prefix       = "*"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "snmp" {
      name          = "snmp"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "udp"
        ports    = ["161"]
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "snmp" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "17"
        source   = "0.0.0.0/0"

        udp_options {
          min = 161
          max = 161
        }
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "snmp" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "17"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"

      udp_options {
        destination_port_range {
          min = 161
          max = 161
        }
      }
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "snmp" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"

      udp {
        port_min = 161
        port_max = 161
      }
    }
  }

  example "passes" "AWS, from the private network" {
    resource "aws_security_group" "snmp" {
      name        = "snmp"
      description = "SNMP"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "SNMP"
        from_port   = 161
        to_port     = 161
        protocol    = "udp"
        cidr_blocks = ["10.20.0.0/16"]
      }
    }
  }

  example "passes" "Azure, from the virtual network" {
    resource "azurerm_network_security_group" "snmp" {
      name                = "snmp-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "snmp"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Udp"
        source_port_range          = "*"
        destination_port_range     = "161"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }

  example "passes" "Azure, a rule that denies" {
    resource "azurerm_network_security_rule" "snmp" {
      name                        = "snmp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Deny"
      protocol                    = "Udp"
      source_port_range           = "*"
      destination_port_range      = "161"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "passes" "Google Cloud, from the private network" {
    resource "google_compute_firewall" "snmp" {
      name          = "snmp"
      network       = "main"
      source_ranges = ["10.20.0.0/16"]

      allow {
        protocol = "udp"
        ports    = ["161"]
      }
    }
  }

  example "passes" "Oracle Cloud, security list for the private network" {
    resource "oci_core_security_list" "snmp" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "17"
        source   = "10.20.0.0/16"

        udp_options {
          min = 161
          max = 161
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for the private network" {
    resource "oci_core_network_security_group_security_rule" "snmp" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "17"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"

      udp_options {
        destination_port_range {
          min = 161
          max = 161
        }
      }
    }
  }

  example "passes" "IBM Cloud, from the private network" {
    resource "ibm_is_security_group_rule" "snmp" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "10.20.0.0/16"

      udp {
        port_min = 161
        port_max = 161
      }
    }
  }

  example "passes" "Azure, TCP" {
    resource "azurerm_network_security_rule" "web" {
      name                        = "web"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "443"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "unknown" "Azure, source from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "azurerm_network_security_rule" "snmp" {
      name                        = "snmp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Udp"
      source_port_range           = "*"
      destination_port_range      = "161"
      source_address_prefix       = var.source_range
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }
}
