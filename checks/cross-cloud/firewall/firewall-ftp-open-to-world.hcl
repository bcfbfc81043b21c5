check "firewall-ftp-open-to-world" {
  title      = "Firewall lets everyone reach FTP"
  severity   = "medium"
  on         = ["facet.firewall_rule"]
  fail       = self.allows && self.direction == "ingress" && self.everyone && contains(["tcp", "all"], self.protocol) && (net_ranges_include(self.ports, 21) || net_ranges_include(self.ports, 20)) && !net_ranges_all(self.ports)
  at         = self.everyone
  message    = "${self.called} lets everyone on the internet reach FTP (ports 20 and 21)"
  why        = "FTP sends passwords and files unencrypted, so that anyone on the way can read and change them, and its servers are a favourite of password guessing."
  remedy     = "Move the transfer to SFTP or HTTPS and drop the rule, or narrow its source to the networks of the partners that send files."
  aliases    = ["CKV_GCP_75", "CKV_GCP_77", "AVD-AZU-0047", "AVD-GCP-0027"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"]
  yields_to  = ["aws-security-group-sensitive-port-open-to-world"]
  cwe        = [319]
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
    resource "aws_security_group" "ftp" {
      name        = "ftp"
      description = "FTP"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "FTP"
        from_port   = 20
        to_port     = 21
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure, in the group" {
    resource "azurerm_network_security_group" "ftp" {
      name                = "ftp-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "ftp"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "20-21"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }

  example "fails" "Azure, a rule of its own with a list of ports" {
    resource "azurerm_network_security_rule" "ftp" {
      name                        = "ftp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_ranges     = ["443", "20-21"]
      source_address_prefix       = "*"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "ftp" {
      name          = "ftp"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = ["20-21"]
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "ftp" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"

        tcp_options {
          min = 20
          max = 21
        }
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "ftp" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 20
          max = 21
        }
      }
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "ftp" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"

      tcp {
        port_min = 20
        port_max = 21
      }
    }
  }

  example "passes" "AWS, from the private network" {
    resource "aws_security_group" "ftp" {
      name        = "ftp"
      description = "FTP"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "FTP"
        from_port   = 20
        to_port     = 21
        protocol    = "tcp"
        cidr_blocks = ["10.20.0.0/16"]
      }
    }
  }

  example "passes" "Azure, from the virtual network" {
    resource "azurerm_network_security_group" "ftp" {
      name                = "ftp-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "ftp"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "20-21"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }

  example "passes" "Azure, a rule that denies" {
    resource "azurerm_network_security_rule" "ftp" {
      name                        = "ftp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Deny"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "20-21"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "passes" "Google Cloud, from the private network" {
    resource "google_compute_firewall" "ftp" {
      name          = "ftp"
      network       = "main"
      source_ranges = ["10.20.0.0/16"]

      allow {
        protocol = "tcp"
        ports    = ["20-21"]
      }
    }
  }

  example "passes" "Oracle Cloud, security list for the private network" {
    resource "oci_core_security_list" "ftp" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "10.20.0.0/16"

        tcp_options {
          min = 20
          max = 21
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for the private network" {
    resource "oci_core_network_security_group_security_rule" "ftp" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 20
          max = 21
        }
      }
    }
  }

  example "passes" "IBM Cloud, from the private network" {
    resource "ibm_is_security_group_rule" "ftp" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "10.20.0.0/16"

      tcp {
        port_min = 20
        port_max = 21
      }
    }
  }

  example "unknown" "Azure, source from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "azurerm_network_security_rule" "ftp" {
      name                        = "ftp"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "20-21"
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

    resource "google_compute_firewall" "ftp" {
      name          = "ftp"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = var.ports
      }
    }
  }
}
