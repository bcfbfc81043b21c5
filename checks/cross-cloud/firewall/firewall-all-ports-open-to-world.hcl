check "firewall-all-ports-open-to-world" {
  title      = "Firewall lets everyone reach every port"
  severity   = "critical"
  on         = ["facet.firewall_rule"]
  fail       = self.allows && self.direction == "ingress" && self.everyone && contains(["tcp", "udp", "all"], self.protocol) && net_ranges_all(self.ports)
  at         = self.everyone
  message    = "${self.called} lets everyone on the internet reach every port (protocol \"${self.protocol}\")"
  why        = "The rule filters nothing: whatever listens on the machines behind it, now or after the next deployment, can be reached by the whole internet, administration and databases included."
  remedy     = "Write one rule for each port that has to be public (as a rule only 443), and narrow the source of everything else to private networks or to the groups of its clients."
  aliases    = ["CKV2_GCP_12", "AVD-GCP-0072", "AVD-AZU-0047"]
  similar_to = ["AVD-GCP-0027", "W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE", "W42", "W27"]
  yields_to  = ["aws-security-group-all-ports-open-to-world"]
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
    resource "aws_security_group" "open" {
      name        = "open"
      description = "Everything"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "Everything"
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure" {
    resource "azurerm_network_security_group" "open" {
      name                = "open-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "open"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "*"
        source_port_range          = "*"
        destination_port_range     = "*"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }

  example "fails" "Azure, in two ranges" {
    resource "azurerm_network_security_rule" "open" {
      name                        = "open"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_ranges     = ["0-1023", "1024-65535"]
      source_address_prefix       = "*"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "open" {
      name          = "open"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "all"
      }
    }
  }

  example "fails" "Google Cloud, every port of TCP" {
    resource "google_compute_firewall" "open" {
      name          = "open"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "open" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "all"
        source   = "0.0.0.0/0"
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "open" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "all"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "open" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"
    }
  }

  example "fails" "IBM Cloud, in the newer form" {
    resource "ibm_is_security_group_rule" "open" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"
      protocol  = "icmp_tcp_udp"
    }
  }

  example "passes" "AWS, HTTPS" {
    resource "aws_security_group" "web" {
      name        = "web"
      description = "HTTPS"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "HTTPS"
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "passes" "Azure, from the virtual network" {
    resource "azurerm_network_security_group" "inside" {
      name                = "inside-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "inside"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "*"
        source_port_range          = "*"
        destination_port_range     = "*"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }

  example "passes" "Google Cloud, HTTPS" {
    resource "google_compute_firewall" "web" {
      name          = "web"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = ["443"]
      }
    }
  }

  example "passes" "Google Cloud, ICMP has no ports" {
    resource "google_compute_firewall" "ping" {
      name          = "ping"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "icmp"
      }
    }
  }

  example "passes" "Oracle Cloud, security list for HTTPS" {
    resource "oci_core_security_list" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"

        tcp_options {
          min = 443
          max = 443
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for HTTPS" {
    resource "oci_core_network_security_group_security_rule" "web" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 443
          max = 443
        }
      }
    }
  }

  example "passes" "IBM Cloud, from the private network" {
    resource "ibm_is_security_group_rule" "inside" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "10.20.0.0/16"
    }
  }

  example "unknown" "Azure, source from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "azurerm_network_security_rule" "open" {
      name                        = "open"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "*"
      source_port_range           = "*"
      destination_port_range      = "*"
      source_address_prefix       = var.source_range
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }
}
