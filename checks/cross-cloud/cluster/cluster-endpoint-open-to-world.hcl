check "cluster-endpoint-open-to-world" {
  title    = "Kubernetes API can be reached from everywhere"
  severity = "high"
  on       = ["facet.cluster"]
  fail     = self.endpoint_open
  at       = self.endpoint_open
  message  = "${self.called} has a public endpoint for the Kubernetes API, and no list of networks that may use it"
  why      = "Whoever gets hold of a token or finds a flaw of the API server can use it from anywhere, and the API gives all that runs in the cluster."
  remedy = {
    azurerm_kubernetes_cluster = "Add api_server_access_profile with authorized_ip_ranges for the networks that administrators and CI come from, or set private_cluster_enabled = true."
    google_container_cluster   = "Add master_authorized_networks_config with the networks that administrators and CI come from, or set enable_private_endpoint = true in private_cluster_config."
    default                    = "Narrow the public endpoint to the networks that administrators and CI come from, or switch it off."
  }
  aliases   = ["CKV_AZURE_6", "AVD-AZU-0041", "CKV_GCP_20", "AVD-GCP-0061"]
  yields_to = ["aws-eks-cluster-endpoint-open-to-world"]
  cwe       = [668]
  since     = "0.1"

  fix {
    on     = ["aws_eks_cluster"]
    unsafe = "Whoever reaches the cluster from outside of its network is locked out"
    set    = { "vpc_config.endpoint_private_access" = true, "vpc_config.endpoint_public_access" = false }
  }

  fix {
    on     = ["google_container_cluster"]
    unsafe = "Whoever reaches the cluster from outside of its network is locked out; the networks inside have to be named in master_authorized_networks_config"
    set    = { "private_cluster_config.enable_private_endpoint" = true }
  }

  fix {
    on     = ["azurerm_kubernetes_cluster"]
    unsafe = "Replaces the cluster, and locks out who reaches it from outside of its network"
    set    = { private_cluster_enabled = true }
  }

  example "fails" "AWS, not written" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "fails" "Azure, not written" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "main"
      location            = "westeurope"
      resource_group_name = "platform"
      dns_prefix          = "main"

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "fails" "Azure, an empty list" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "main"
      location            = "westeurope"
      resource_group_name = "platform"
      dns_prefix          = "main"

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }

      api_server_access_profile {
        authorized_ip_ranges = []
      }
    }
  }

  example "fails" "Google Cloud, not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "AWS" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
        public_access_cidrs = ["198.51.100.0/24"]
      }
    }
  }

  example "passes" "Azure" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "main"
      location            = "westeurope"
      resource_group_name = "platform"
      dns_prefix          = "main"

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }

      api_server_access_profile {
        authorized_ip_ranges = ["198.51.100.0/24"]
      }
    }
  }

  example "passes" "Azure, in the form of azurerm 3" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                            = "main"
      location                        = "westeurope"
      resource_group_name             = "platform"
      dns_prefix                      = "main"
      api_server_authorized_ip_ranges = ["198.51.100.0/24"]

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "Azure, no public endpoint" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                    = "main"
      location                = "westeurope"
      resource_group_name     = "platform"
      dns_prefix              = "main"
      private_cluster_enabled = true

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      master_authorized_networks_config {
        cidr_blocks {
          cidr_block   = "198.51.100.0/24"
          display_name = "Office"
        }
      }
    }
  }

  example "passes" "Google Cloud, only networks inside" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      private_cluster_config {
        enable_private_nodes    = true
        enable_private_endpoint = true
        master_ipv4_cidr_block  = "172.16.0.0/28"
      }

      master_authorized_networks_config {
        cidr_blocks {
          cidr_block   = "10.20.0.0/16"
          display_name = "VPN"
        }
      }
    }
  }

  example "passes" "Oracle Cloud: its security rules decide" {
    resource "oci_containerengine_cluster" "main" {
      compartment_id     = "ocid1.compartment.oc1..exampleuniqueid"
      kubernetes_version = "v1.33.1"
      name               = "main"
      vcn_id             = "ocid1.vcn.oc1.eu-frankfurt-1.exampleuniqueid"

      endpoint_config {
        is_public_ip_enabled = false
        nsg_ids              = ["ocid1.networksecuritygroup.oc1.eu-frankfurt-1.exampleuniqueid"]
        subnet_id            = "ocid1.subnet.oc1.eu-frankfurt-1.exampleuniqueid"
      }
    }
  }

  example "unknown" "Azure, from a variable without a value" {
    variable "ranges" {
      type = set(string)
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                = "main"
      location            = "westeurope"
      resource_group_name = "platform"
      dns_prefix          = "main"

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }

      api_server_access_profile {
        authorized_ip_ranges = var.ranges
      }
    }
  }
}
