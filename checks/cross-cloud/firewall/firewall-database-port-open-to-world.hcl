check "firewall-database-port-open-to-world" {
  title    = "Firewall lets everyone reach a database"
  severity = "high"
  on       = ["facet.firewall_rule"]

  let {
    open = [for port in [1433, 1434, 1521, 2484, 3306, 5432, 5439, 5984, 6379, 7000, 7001, 8086, 9042, 9092, 9160, 9200, 9300, 11211, 26257, 27017, 27018, 27019] : port if net_ranges_include(self.ports, port)]
  }

  fail    = self.allows && self.direction == "ingress" && self.everyone && contains(["tcp", "udp", "all"], self.protocol) && length(open) > 0 && !net_ranges_all(self.ports)
  at      = self.everyone
  message = "${self.called} lets everyone on the internet reach ${length(open) == 1 ? "a port" : "ports"} of databases and caches: ${join(", ", open)}"
  why     = "Databases, caches and message brokers are made for trusted networks, and some of them ask for no password at all. On the internet they are found, copied and emptied by automated scans."
  remedy = {
    azurerm_network_security_group = "Set source_address_prefix to the networks or groups of the applications that use the database. A service tag such as VirtualNetwork or an application security group does it, too."
    azurerm_network_security_rule  = "Set source_address_prefix to the networks or groups of the applications that use the database. A service tag such as VirtualNetwork or an application security group does it, too."
    google_compute_firewall        = "Set source_ranges to the networks or groups of the applications that use the database, or name source_tags or source_service_accounts instead."
    default                        = "Narrow the rule to the networks or groups of the applications that use the database."
  }
  aliases   = ["AVD-AZU-0047", "AVD-GCP-0027"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"]
  yields_to = ["aws-security-group-sensitive-port-open-to-world", "firewall-mysql-open-to-world"]
  cwe       = [668]
  since     = "0.1"

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
    resource "aws_security_group" "db" {
      name        = "db"
      description = "PostgreSQL"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "PostgreSQL"
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure, in the group" {
    resource "azurerm_network_security_group" "db" {
      name                = "db-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "db"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "5432"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }

  example "fails" "Azure, a rule of its own with a list of ports" {
    resource "azurerm_network_security_rule" "db" {
      name                        = "db"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_ranges     = ["443", "5432"]
      source_address_prefix       = "*"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "db" {
      name          = "db"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = ["5432"]
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "db" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"

        tcp_options {
          min = 5432
          max = 5432
        }
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "db" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 5432
          max = 5432
        }
      }
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "db" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"

      tcp {
        port_min = 5432
        port_max = 5432
      }
    }
  }

  example "passes" "AWS, from the private network" {
    resource "aws_security_group" "db" {
      name        = "db"
      description = "PostgreSQL"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "PostgreSQL"
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["10.20.0.0/16"]
      }
    }
  }

  example "passes" "Azure, from the virtual network" {
    resource "azurerm_network_security_group" "db" {
      name                = "db-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "db"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "5432"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }

  example "passes" "Azure, a rule that denies" {
    resource "azurerm_network_security_rule" "db" {
      name                        = "db"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Deny"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "5432"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "passes" "Google Cloud, from the private network" {
    resource "google_compute_firewall" "db" {
      name          = "db"
      network       = "main"
      source_ranges = ["10.20.0.0/16"]

      allow {
        protocol = "tcp"
        ports    = ["5432"]
      }
    }
  }

  example "passes" "Oracle Cloud, security list for the private network" {
    resource "oci_core_security_list" "db" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "10.20.0.0/16"

        tcp_options {
          min = 5432
          max = 5432
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for the private network" {
    resource "oci_core_network_security_group_security_rule" "db" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 5432
          max = 5432
        }
      }
    }
  }

  example "passes" "IBM Cloud, from the private network" {
    resource "ibm_is_security_group_rule" "db" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "10.20.0.0/16"

      tcp {
        port_min = 5432
        port_max = 5432
      }
    }
  }

  example "unknown" "Azure, source from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "azurerm_network_security_rule" "db" {
      name                        = "db"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "5432"
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

    resource "google_compute_firewall" "db" {
      name          = "db"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = var.ports
      }
    }
  }
}
