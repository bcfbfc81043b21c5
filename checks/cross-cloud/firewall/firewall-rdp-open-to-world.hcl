check "firewall-rdp-open-to-world" {
  title    = "Firewall lets everyone reach Remote Desktop"
  severity = "high"
  on       = ["facet.firewall_rule"]
  fail     = self.allows && self.direction == "ingress" && self.everyone && contains(["tcp", "udp", "all"], self.protocol) && net_ranges_include(self.ports, 3389)
  at       = self.everyone
  message  = "${self.called} lets everyone on the internet reach port 3389 (Remote Desktop)"
  why      = "Remote Desktop on the internet is the most common first step of ransomware: passwords are guessed around the clock, and flaws of the protocol have given control without any password."
  remedy   = {
    azurerm_network_security_group = "Set source_address_prefix to the networks that administrators come from. Azure Bastion or just-in-time access need no open port."
    azurerm_network_security_rule  = "Set source_address_prefix to the networks that administrators come from. Azure Bastion or just-in-time access need no open port."
    google_compute_firewall        = "Set source_ranges to the networks that administrators come from, or name source_tags or source_service_accounts instead. With Identity-Aware Proxy the range is 35.235.240.0/20."
    default                        = "Narrow the rule to the networks that administrators come from. A bastion service or a VPN needs no open port."
  }
  aliases    = ["CKV_AZURE_9", "AVD-AZU-0048", "CKV_GCP_3", "AVD-GCP-0070", "CKV_OCI_20", "CKV2_OCI_2", "AVD-AZU-0047", "AVD-GCP-0027"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"]
  yields_to  = ["aws-security-group-rdp-open-to-world"]
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
    resource "aws_security_group" "rdp" {
      name        = "rdp"
      description = "RDP"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "RDP"
        from_port   = 3389
        to_port     = 3389
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure, in the group" {
    resource "azurerm_network_security_group" "rdp" {
      name                = "rdp-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "rdp"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "3389"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }

  example "fails" "Azure, a rule of its own with a list of ports" {
    resource "azurerm_network_security_rule" "rdp" {
      name                        = "rdp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_ranges     = ["443", "3389"]
      source_address_prefix       = "*"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "rdp" {
      name          = "rdp"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = ["3389"]
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "rdp" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"

        tcp_options {
          min = 3389
          max = 3389
        }
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "rdp" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 3389
          max = 3389
        }
      }
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "rdp" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"

      tcp {
        port_min = 3389
        port_max = 3389
      }
    }
  }

  example "passes" "AWS, from the private network" {
    resource "aws_security_group" "rdp" {
      name        = "rdp"
      description = "RDP"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "RDP"
        from_port   = 3389
        to_port     = 3389
        protocol    = "tcp"
        cidr_blocks = ["198.51.100.0/24"]
      }
    }
  }

  example "passes" "Azure, from the virtual network" {
    resource "azurerm_network_security_group" "rdp" {
      name                = "rdp-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "rdp"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "3389"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }

  example "passes" "Azure, a rule that denies" {
    resource "azurerm_network_security_rule" "rdp" {
      name                        = "rdp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Deny"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "3389"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "passes" "Google Cloud, from the private network" {
    resource "google_compute_firewall" "rdp" {
      name          = "rdp"
      network       = "main"
      source_ranges = ["198.51.100.0/24"]

      allow {
        protocol = "tcp"
        ports    = ["3389"]
      }
    }
  }

  example "passes" "Oracle Cloud, security list for the private network" {
    resource "oci_core_security_list" "rdp" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "198.51.100.0/24"

        tcp_options {
          min = 3389
          max = 3389
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for the private network" {
    resource "oci_core_network_security_group_security_rule" "rdp" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "198.51.100.0/24"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 3389
          max = 3389
        }
      }
    }
  }

  example "passes" "IBM Cloud, from the private network" {
    resource "ibm_is_security_group_rule" "rdp" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "198.51.100.0/24"

      tcp {
        port_min = 3389
        port_max = 3389
      }
    }
  }

  example "unknown" "Azure, source from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "azurerm_network_security_rule" "rdp" {
      name                        = "rdp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "3389"
      source_address_prefix       = var.source_range
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "unknown" "Google Cloud, ports from a variable without a value" {
    variable "ports" {
      type = list(string)
    }

    resource "google_compute_firewall" "rdp" {
      name          = "rdp"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = var.ports
      }
    }
  }
}
