check "firewall-ssh-open-to-world" {
  title    = "Firewall lets everyone reach SSH"
  severity = "high"
  on       = ["facet.firewall_rule"]
  fail     = self.allows && self.direction == "ingress" && self.everyone && contains(["tcp", "all"], self.protocol) && net_ranges_include(self.ports, 22)
  at       = self.everyone
  message  = "${self.called} lets everyone on the internet reach port 22 (SSH)"
  why      = "An SSH port that faces the internet is probed with stolen keys and guessed passwords within minutes, and is one flaw of the server away from giving a shell to strangers."
  remedy   = {
    azurerm_network_security_group = "Set source_address_prefix to the networks that administrators come from. Azure Bastion or just-in-time access need no open port."
    azurerm_network_security_rule  = "Set source_address_prefix to the networks that administrators come from. Azure Bastion or just-in-time access need no open port."
    google_compute_firewall        = "Set source_ranges to the networks that administrators come from, or name source_tags or source_service_accounts instead. With Identity-Aware Proxy the range is 35.235.240.0/20."
    default                        = "Narrow the rule to the networks that administrators come from. A bastion service or a VPN needs no open port."
  }
  aliases    = ["CKV_AZURE_10", "AVD-AZU-0050", "CKV_GCP_2", "AVD-GCP-0071", "CKV_OCI_19", "CKV_OCI_22", "AVD-AZU-0047", "AVD-GCP-0027"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE", "RESTRICTED_SSH"]
  yields_to  = ["aws-security-group-ssh-open-to-world"]
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
    resource "aws_security_group" "ssh" {
      name        = "ssh"
      description = "SSH"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "SSH"
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure, in the group" {
    resource "azurerm_network_security_group" "ssh" {
      name                = "ssh-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "ssh"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "22"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }

  example "fails" "Azure, a rule of its own with a service tag and a list of ports" {
    resource "azurerm_network_security_rule" "ssh" {
      name                        = "ssh"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_ranges     = ["443", "22"]
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "ssh" {
      name          = "ssh"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = ["22"]
      }
    }
  }

  example "fails" "Google Cloud, inside a range, over IPv6" {
    resource "google_compute_firewall" "admin" {
      name          = "admin"
      network       = "main"
      source_ranges = ["::/0"]

      allow {
        protocol = "tcp"
        ports    = ["22-30"]
      }
    }
  }

  example "fails" "Google Cloud, a rule of a network firewall policy" {
    resource "google_compute_network_firewall_policy_rule" "ssh" {
      firewall_policy = "main"
      priority        = 1000
      direction       = "INGRESS"
      action          = "allow"

      match {
        src_ip_ranges = ["0.0.0.0/0"]

        layer4_configs {
          ip_protocol = "tcp"
          ports       = ["22"]
        }
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "ssh" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"

        tcp_options {
          min = 22
          max = 22
        }
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "ssh" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 22
          max = 22
        }
      }
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "ssh" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"

      tcp {
        port_min = 22
        port_max = 22
      }
    }
  }

  example "fails" "Oracle Cloud, every port of TCP in the default security list" {
    resource "oci_core_default_security_list" "main" {
      manage_default_resource_id = "ocid1.securitylist.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"
      }
    }
  }

  example "passes" "AWS, from the private network" {
    resource "aws_security_group" "ssh" {
      name        = "ssh"
      description = "SSH"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "SSH"
        from_port   = 22
        to_port     = 22
        protocol    = "tcp"
        cidr_blocks = ["198.51.100.0/24"]
      }
    }
  }

  example "fails" "IBM Cloud, no remote is every address, in the newer form" {
    resource "ibm_is_security_group_rule" "ssh" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      protocol  = "tcp"
      port_min  = 22
      port_max  = 22
    }
  }

  example "passes" "Azure, from the virtual network" {
    resource "azurerm_network_security_group" "ssh" {
      name                = "ssh-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "ssh"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "22"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }

  example "passes" "Azure, a rule that denies" {
    resource "azurerm_network_security_rule" "ssh" {
      name                        = "ssh"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Deny"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "22"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "passes" "Google Cloud, from the private network" {
    resource "google_compute_firewall" "ssh" {
      name          = "ssh"
      network       = "main"
      source_ranges = ["198.51.100.0/24"]

      allow {
        protocol = "tcp"
        ports    = ["22"]
      }
    }
  }

  example "passes" "Oracle Cloud, security list for the private network" {
    resource "oci_core_security_list" "ssh" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "198.51.100.0/24"

        tcp_options {
          min = 22
          max = 22
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for the private network" {
    resource "oci_core_network_security_group_security_rule" "ssh" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "198.51.100.0/24"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 22
          max = 22
        }
      }
    }
  }

  example "passes" "IBM Cloud, from the private network" {
    resource "ibm_is_security_group_rule" "ssh" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "198.51.100.0/24"

      tcp {
        port_min = 22
        port_max = 22
      }
    }
  }

  example "passes" "Google Cloud, a rule that is switched off" {
    resource "google_compute_firewall" "ssh" {
      name          = "ssh"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]
      disabled      = true

      allow {
        protocol = "tcp"
        ports    = ["22"]
      }
    }
  }

  example "passes" "Google Cloud, by network tag" {
    resource "google_compute_firewall" "ssh" {
      name        = "ssh"
      network     = "main"
      source_tags = ["bastion"]

      allow {
        protocol = "tcp"
        ports    = ["22"]
      }
    }
  }

  example "unknown" "Azure, source from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "azurerm_network_security_rule" "ssh" {
      name                        = "ssh"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "22"
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

    resource "google_compute_firewall" "ssh" {
      name          = "ssh"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = var.ports
      }
    }
  }
}
