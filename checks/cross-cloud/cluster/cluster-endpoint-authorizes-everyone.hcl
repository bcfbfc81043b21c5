check "cluster-endpoint-authorizes-everyone" {
  title    = "Kubernetes API is opened to every network"
  severity = "high"
  on       = ["facet.cluster"]
  fail     = self.public_endpoint && net_any_everyone(self.authorized_networks)
  at       = self.authorized_networks
  message  = "${self.called} lets ${join(", ", [for network in self.authorized_networks : network if net_is_everyone(network)])} reach the Kubernetes API"
  why      = "The list of networks that may reach the API holds all of them, so it protects from nobody: a stolen token or a flaw of the API server can be used from anywhere."
  remedy = {
    azurerm_kubernetes_cluster = "Take 0.0.0.0/0 out of authorized_ip_ranges, and name the networks that administrators and CI come from."
    google_container_cluster   = "Take 0.0.0.0/0 out of master_authorized_networks_config, and name the networks that administrators and CI come from."
    default                    = "Name only the networks that administrators and CI come from."
  }
  aliases   = ["CKV_GCP_18", "AVD-GCP-0053"]
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

  example "fails" "AWS" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
        public_access_cidrs = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure" {
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
        authorized_ip_ranges = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      master_authorized_networks_config {
        cidr_blocks {
          cidr_block   = "0.0.0.0/0"
          display_name = "everyone"
        }
      }
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

  example "passes" "Google Cloud" {
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

  example "unknown" "Google Cloud, from a variable without a value" {
    variable "network" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      master_authorized_networks_config {
        cidr_blocks {
          cidr_block   = var.network
          display_name = "VPN"
        }
      }
    }
  }
}
