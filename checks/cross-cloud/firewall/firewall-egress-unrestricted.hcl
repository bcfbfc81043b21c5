check "firewall-egress-unrestricted" {
  title    = "Firewall lets everything out to everywhere"
  severity = "low"
  on       = ["facet.firewall_rule"]
  fail     = self.allows && self.direction == "egress" && self.everyone && contains(["tcp", "udp", "all"], self.protocol) && net_ranges_all(self.ports)
  at       = self.everyone
  message  = "${self.called} lets every port (protocol \"${self.protocol}\") out to the whole internet"
  why      = "A compromised machine that may talk to anything can fetch tools, call home and carry data out. Egress rules are what keeps an intrusion small."
  remedy   = {
    google_compute_firewall        = "Allow egress only to what the workload needs (443 to known ranges, the restricted.googleapis.com range), and add a rule that denies the rest: without it, Google lets everything out."
    azurerm_network_security_group = "Allow outbound traffic only to the service tags and networks that the workload needs, and deny Internet after that."
    azurerm_network_security_rule  = "Allow outbound traffic only to the service tags and networks that the workload needs, and deny Internet after that."
    default                        = "Write egress rules for what the workload needs: 443 to the networks and services it uses, its database, its DNS."
  }
  aliases    = ["AVD-GCP-0035"]
  similar_to = ["AVD-AZU-0051", "W5", "EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE"]
  yields_to  = ["aws-security-group-egress-unrestricted"]
  cwe        = [923]
  since      = "0.1"

  example "fails" "AWS" {
    resource "aws_security_group" "app" {
      name        = "app"
      description = "Everything"
      vpc_id      = "vpc-0123456789abcdef0"

      egress {
        description = "Everything"
        from_port   = 0
        to_port     = 0
        protocol    = "-1"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure" {
    resource "azurerm_network_security_group" "out" {
      name                = "out-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "out"
        priority                   = 100
        direction                  = "Outbound"
        access                     = "Allow"
        protocol                   = "*"
        source_port_range          = "*"
        destination_port_range     = "*"
        source_address_prefix      = "*"
        destination_address_prefix = "Internet"
      }
    }
  }

  example "fails" "Azure, a rule of its own" {
    resource "azurerm_network_security_rule" "out" {
      name                        = "out"
      priority                    = 100
      direction                   = "Outbound"
      access                      = "Allow"
      protocol                    = "*"
      source_port_range           = "*"
      destination_port_range      = "*"
      source_address_prefix       = "*"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "out" {
      name               = "out"
      network            = "main"
      direction          = "EGRESS"
      destination_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "all"
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "out" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      egress_security_rules {
        protocol    = "all"
        destination = "0.0.0.0/0"
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "out" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "EGRESS"
      protocol                  = "all"
      destination               = "0.0.0.0/0"
      destination_type          = "CIDR_BLOCK"
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "out" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "outbound"
      remote    = "0.0.0.0/0"
    }
  }

  example "passes" "AWS, HTTPS" {
    resource "aws_security_group" "app" {
      name        = "app"
      description = "HTTPS"
      vpc_id      = "vpc-0123456789abcdef0"

      egress {
        description = "HTTPS"
        from_port   = 443
        to_port     = 443
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "passes" "Azure, to the virtual network" {
    resource "azurerm_network_security_group" "out" {
      name                = "out-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "out"
        priority                   = 100
        direction                  = "Outbound"
        access                     = "Allow"
        protocol                   = "*"
        source_port_range          = "*"
        destination_port_range     = "*"
        source_address_prefix      = "*"
        destination_address_prefix = "VirtualNetwork"
      }
    }
  }

  example "passes" "Azure, a rule that denies" {
    resource "azurerm_network_security_rule" "out" {
      name                        = "out"
      priority                    = 100
      direction                   = "Outbound"
      access                      = "Deny"
      protocol                    = "*"
      source_port_range           = "*"
      destination_port_range      = "*"
      source_address_prefix       = "*"
      destination_address_prefix  = "Internet"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "passes" "Google Cloud, to the private network" {
    resource "google_compute_firewall" "out" {
      name               = "out"
      network            = "main"
      direction          = "EGRESS"
      destination_ranges = ["10.20.0.0/16"]

      allow {
        protocol = "tcp"
        ports    = ["443"]
      }
    }
  }

  example "passes" "Google Cloud, no rule: the implied one cannot be removed, only overruled" {
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

  example "passes" "Oracle Cloud, security list for HTTPS" {
    resource "oci_core_security_list" "out" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      egress_security_rules {
        protocol    = "6"
        destination = "0.0.0.0/0"

        tcp_options {
          min = 443
          max = 443
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for HTTPS" {
    resource "oci_core_network_security_group_security_rule" "out" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "EGRESS"
      protocol                  = "6"
      destination               = "0.0.0.0/0"
      destination_type          = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 443
          max = 443
        }
      }
    }
  }

  example "passes" "IBM Cloud, to the private network" {
    resource "ibm_is_security_group_rule" "out" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "outbound"
      remote    = "10.20.0.0/16"
    }
  }

  example "unknown" "Azure, destination from a variable without a value" {
    variable "destination" {
      type = string
    }

    resource "azurerm_network_security_rule" "out" {
      name                        = "out"
      priority                    = 100
      direction                   = "Outbound"
      access                      = "Allow"
      protocol                    = "*"
      source_port_range           = "*"
      destination_port_range      = "*"
      source_address_prefix       = "*"
      destination_address_prefix  = var.destination
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }
}
