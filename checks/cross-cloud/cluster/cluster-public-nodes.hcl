check "cluster-public-nodes" {
  title    = "Nodes of a Kubernetes cluster have addresses on the internet"
  severity = "medium"
  on       = ["facet.cluster"]
  fail     = self.public_nodes
  at       = self.public_nodes
  message  = "${self.called} gives its nodes public addresses"
  why      = "A node with a public address is one firewall rule away from the internet: kubelet, SSH and every port that a pod opens on its host. A taken node opens the pods on it and their credentials."
  remedy = {
    azurerm_kubernetes_cluster = "Leave node_public_ip_enabled out of default_node_pool and of the other node pools, and let traffic in through a load balancer."
    google_container_cluster   = "Set enable_private_nodes = true in private_cluster_config, with Cloud NAT for traffic to the internet."
    ibm_container_cluster      = "Leave public_vlan_id out and set private_service_endpoint = true, or move to a VPC cluster, whose workers have private addresses only."
    default                    = "Keep the nodes in private networks."
  }
  aliases    = ["CKV_AZURE_143"]
  similar_to = ["CKV_GCP_25", "CKV_GCP_64", "AVD-GCP-0059"]
  cwe        = [668]
  since      = "0.1"

  fix {
    on     = ["azurerm_kubernetes_cluster_node_pool"]
    unsafe = "Replaces the nodes, which are no longer reached from the internet"
    set    = { node_public_ip_enabled = false }
  }

  fix {
    on     = ["azurerm_kubernetes_cluster"]
    unsafe = "Replaces the nodes, which are no longer reached from the internet"
    set    = { "default_node_pool.node_public_ip_enabled" = false }
    remove = ["default_node_pool.enable_node_public_ip"]
  }

  fix {
    on     = ["google_container_cluster"]
    unsafe = "Replaces the nodes, and they need Cloud NAT to reach the internet"
    set    = { "private_cluster_config.enable_private_nodes" = true }
  }

  example "fails" "Azure" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "main"
      location            = "westeurope"
      resource_group_name = "platform"
      dns_prefix          = "main"

      default_node_pool {
        name                   = "system"
        node_count             = 3
        vm_size                = "Standard_D4s_v5"
        node_public_ip_enabled = true
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "fails" "Azure, in the form of azurerm 3" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                = "main"
      location            = "westeurope"
      resource_group_name = "platform"
      dns_prefix          = "main"

      default_node_pool {
        name                  = "system"
        node_count            = 3
        vm_size               = "Standard_D4s_v5"
        enable_node_public_ip = true
      }

      identity {
        type = "SystemAssigned"
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

  example "fails" "IBM Cloud, classic" {
    resource "ibm_container_cluster" "main" {
      name              = "main"
      datacenter        = "fra02"
      machine_type      = "b3c.4x16"
      hardware          = "dedicated"
      default_pool_size = 3
      public_vlan_id    = "2234945"
      private_vlan_id   = "2234947"
    }
  }

  example "passes" "Azure, not written" {
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

  example "passes" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      private_cluster_config {
        enable_private_nodes   = true
        master_ipv4_cidr_block = "172.16.0.0/28"
      }
    }
  }

  example "passes" "Google Cloud, private node pools" {
    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true
    }

    resource "google_container_node_pool" "main" {
      name       = "main"
      cluster    = google_container_cluster.main.id
      node_count = 3

      network_config {
        enable_private_nodes = true
      }
    }
  }

  example "passes" "IBM Cloud, VPC" {
    resource "ibm_container_vpc_cluster" "main" {
      name         = "main"
      vpc_id       = "r010-abb7c7ea-aadf-41bd-94c5-b8521736fadf"
      flavor       = "bx2.4x16"
      worker_count = 3

      zones {
        name      = "eu-de-1"
        subnet_id = "02b7-0c0899ce-48ac-4eb6-892d-4e2e1ff8c947"
      }
    }
  }

  example "passes" "IBM Cloud, classic, private VLAN only" {
    resource "ibm_container_cluster" "main" {
      name                     = "main"
      datacenter               = "fra02"
      machine_type             = "b3c.4x16"
      hardware                 = "dedicated"
      default_pool_size        = 3
      public_service_endpoint  = false
      private_service_endpoint = true
      private_vlan_id          = "2234947"
    }
  }

  example "unknown" "Azure, from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                = "main"
      location            = "westeurope"
      resource_group_name = "platform"
      dns_prefix          = "main"

      default_node_pool {
        name                   = "system"
        node_count             = 3
        vm_size                = "Standard_D4s_v5"
        node_public_ip_enabled = var.public
      }

      identity {
        type = "SystemAssigned"
      }
    }
  }

  example "unknown" "Google Cloud, from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      private_cluster_config {
        enable_private_nodes   = var.private
        master_ipv4_cidr_block = "172.16.0.0/28"
      }
    }
  }
}
