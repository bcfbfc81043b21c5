check "firewall-mysql-open-to-world" {
  title    = "Firewall lets everyone reach MySQL"
  severity = "high"
  on       = ["facet.firewall_rule"]
  fail     = self.allows && self.direction == "ingress" && self.everyone && contains(["tcp", "all"], self.protocol) && net_ranges_include(self.ports, 3306) && !net_ranges_all(self.ports)
  at       = self.everyone
  message  = "${self.called} lets everyone on the internet reach port 3306 (MySQL, MariaDB)"
  why      = "A MySQL server on the internet is found by automated scans within hours; what stands between them and the data is one password or one flaw of the server."
  remedy   = {
    azurerm_network_security_group = "Set source_address_prefix to the networks or groups of the applications that use the database."
    azurerm_network_security_rule  = "Set source_address_prefix to the networks or groups of the applications that use the database."
    google_compute_firewall        = "Set source_ranges to the networks or groups of the applications that use the database, or name source_tags or source_service_accounts instead."
    default                        = "Narrow the rule to the networks or groups of the applications that use the database."
  }
  aliases    = ["CKV_GCP_88", "AVD-AZU-0047", "AVD-GCP-0027"]
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
    resource "aws_security_group" "mysql" {
      name        = "mysql"
      description = "MySQL"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "MySQL"
        from_port   = 3306
        to_port     = 3306
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure, in the group" {
    resource "azurerm_network_security_group" "mysql" {
      name                = "mysql-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "mysql"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "3306"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }

  example "fails" "Azure, a rule of its own with a list of ports" {
    resource "azurerm_network_security_rule" "mysql" {
      name                        = "mysql"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_ranges     = ["443", "3306"]
      source_address_prefix       = "*"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "mysql" {
      name          = "mysql"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = ["3306"]
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "mysql" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"

        tcp_options {
          min = 3306
          max = 3306
        }
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "mysql" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 3306
          max = 3306
        }
      }
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "mysql" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"

      tcp {
        port_min = 3306
        port_max = 3306
      }
    }
  }

  example "passes" "AWS, from the private network" {
    resource "aws_security_group" "mysql" {
      name        = "mysql"
      description = "MySQL"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "MySQL"
        from_port   = 3306
        to_port     = 3306
        protocol    = "tcp"
        cidr_blocks = ["10.20.0.0/16"]
      }
    }
  }

  example "passes" "Azure, from the virtual network" {
    resource "azurerm_network_security_group" "mysql" {
      name                = "mysql-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "mysql"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "3306"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }

  example "passes" "Azure, a rule that denies" {
    resource "azurerm_network_security_rule" "mysql" {
      name                        = "mysql"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Deny"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "3306"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "passes" "Google Cloud, from the private network" {
    resource "google_compute_firewall" "mysql" {
      name          = "mysql"
      network       = "main"
      source_ranges = ["10.20.0.0/16"]

      allow {
        protocol = "tcp"
        ports    = ["3306"]
      }
    }
  }

  example "passes" "Oracle Cloud, security list for the private network" {
    resource "oci_core_security_list" "mysql" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "10.20.0.0/16"

        tcp_options {
          min = 3306
          max = 3306
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for the private network" {
    resource "oci_core_network_security_group_security_rule" "mysql" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 3306
          max = 3306
        }
      }
    }
  }

  example "passes" "IBM Cloud, from the private network" {
    resource "ibm_is_security_group_rule" "mysql" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "10.20.0.0/16"

      tcp {
        port_min = 3306
        port_max = 3306
      }
    }
  }

  example "unknown" "Azure, source from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "azurerm_network_security_rule" "mysql" {
      name                        = "mysql"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "3306"
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

    resource "google_compute_firewall" "mysql" {
      name          = "mysql"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = var.ports
      }
    }
  }
}
