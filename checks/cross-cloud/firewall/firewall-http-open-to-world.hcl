check "firewall-http-open-to-world" {
  title      = "Firewall lets everyone reach plain HTTP"
  severity   = "low"
  on         = ["facet.firewall_rule"]
  fail       = self.allows && self.direction == "ingress" && self.everyone && contains(["tcp", "all"], self.protocol) && net_ranges_include(self.ports, 80)
  at         = self.everyone
  message    = "${self.called} lets everyone on the internet reach port 80 (HTTP)"
  why        = "What is sent over plain HTTP, cookies and passwords included, can be read and changed by anyone on the way. A server that answers there directly also misses the filtering of a load balancer or CDN."
  remedy     = "Serve HTTPS on port 443. Where port 80 must stay open to redirect to HTTPS, open it only on the load balancer, and suppress this check there with that reason."
  aliases    = ["CKV_AZURE_160", "CKV_GCP_106", "AVD-AZU-0047", "AVD-GCP-0027"]
  similar_to = ["W2", "AwsSolutions-EC23", "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"]
  yields_to  = ["aws-security-group-http-open-to-world"]
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
    resource "aws_security_group" "web" {
      name        = "web"
      description = "HTTP"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "HTTP"
        from_port   = 80
        to_port     = 80
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure, in the group" {
    resource "azurerm_network_security_group" "web" {
      name                = "web-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "web"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "80"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }

  example "fails" "Azure, a rule of its own with a list of ports" {
    resource "azurerm_network_security_rule" "web" {
      name                        = "web"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_ranges     = ["443", "80"]
      source_address_prefix       = "*"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "fails" "Google Cloud" {
    resource "google_compute_firewall" "web" {
      name          = "web"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = ["80"]
      }
    }
  }

  example "fails" "Oracle Cloud, security list" {
    resource "oci_core_security_list" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "0.0.0.0/0"

        tcp_options {
          min = 80
          max = 80
        }
      }
    }
  }

  example "fails" "Oracle Cloud, network security group" {
    resource "oci_core_network_security_group_security_rule" "web" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "0.0.0.0/0"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 80
          max = 80
        }
      }
    }
  }

  example "fails" "IBM Cloud" {
    resource "ibm_is_security_group_rule" "web" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "0.0.0.0/0"

      tcp {
        port_min = 80
        port_max = 80
      }
    }
  }

  example "passes" "AWS, from the private network" {
    resource "aws_security_group" "web" {
      name        = "web"
      description = "HTTP"
      vpc_id      = "vpc-0123456789abcdef0"

      ingress {
        description = "HTTP"
        from_port   = 80
        to_port     = 80
        protocol    = "tcp"
        cidr_blocks = ["10.20.0.0/16"]
      }
    }
  }

  example "passes" "Azure, from the virtual network" {
    resource "azurerm_network_security_group" "web" {
      name                = "web-nsg"
      location            = "westeurope"
      resource_group_name = "network"

      security_rule {
        name                       = "web"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "80"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }

  example "passes" "Azure, a rule that denies" {
    resource "azurerm_network_security_rule" "web" {
      name                        = "web"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Deny"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "80"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "network"
      network_security_group_name = "servers-nsg"
    }
  }

  example "passes" "Google Cloud, from the private network" {
    resource "google_compute_firewall" "web" {
      name          = "web"
      network       = "main"
      source_ranges = ["10.20.0.0/16"]

      allow {
        protocol = "tcp"
        ports    = ["80"]
      }
    }
  }

  example "passes" "Oracle Cloud, security list for the private network" {
    resource "oci_core_security_list" "web" {
      compartment_id = "ocid1.compartment.oc1..exampleuniqueid"
      vcn_id         = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      ingress_security_rules {
        protocol = "6"
        source   = "10.20.0.0/16"

        tcp_options {
          min = 80
          max = 80
        }
      }
    }
  }

  example "passes" "Oracle Cloud, network security group for the private network" {
    resource "oci_core_network_security_group_security_rule" "web" {
      network_security_group_id = "ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"
      direction                 = "INGRESS"
      protocol                  = "6"
      source                    = "10.20.0.0/16"
      source_type               = "CIDR_BLOCK"

      tcp_options {
        destination_port_range {
          min = 80
          max = 80
        }
      }
    }
  }

  example "passes" "IBM Cloud, from the private network" {
    resource "ibm_is_security_group_rule" "web" {
      group     = "r010-2d364f0a-a870-42c3-a554-000001099037"
      direction = "inbound"
      remote    = "10.20.0.0/16"

      tcp {
        port_min = 80
        port_max = 80
      }
    }
  }

  example "unknown" "Azure, source from a variable without a value" {
    variable "source_range" {
      type = string
    }

    resource "azurerm_network_security_rule" "web" {
      name                        = "web"
      priority                    = 100
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "80"
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

    resource "google_compute_firewall" "web" {
      name          = "web"
      network       = "main"
      source_ranges = ["0.0.0.0/0"]

      allow {
        protocol = "tcp"
        ports    = var.ports
      }
    }
  }
}
