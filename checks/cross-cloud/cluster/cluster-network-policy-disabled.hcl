check "cluster-network-policy-disabled" {
  title    = "Kubernetes cluster does not enforce network policies"
  severity = "medium"
  on       = ["facet.cluster"]
  fail     = self.network_policy == false
  at       = self.network_policy
  message  = "${self.called} does not enforce network policies"
  why      = "Every pod can talk to every other one, whatever NetworkPolicy objects say: Kubernetes takes them without complaint, and nothing enforces them. One taken pod reaches all of the cluster."
  remedy = {
    azurerm_kubernetes_cluster = "Set network_policy = \"cilium\" (with network_data_plane = \"cilium\"), \"calico\" or \"azure\" in network_profile."
    google_container_cluster   = "Set datapath_provider = \"ADVANCED_DATAPATH\" for a new cluster, or add network_policy with enabled = true."
    default                    = "Switch the enforcement of network policies on."
  }
  aliases = ["CKV_AZURE_7", "AVD-AZU-0043", "CKV_GCP_12", "AVD-GCP-0056"]
  cwe     = [923]
  since   = "0.1"

  fix {
    on     = ["azurerm_kubernetes_cluster"]
    unsafe = "The cluster is replaced, or all its nodes are; the policies that are there come into force"
    set    = { "network_profile.network_plugin" = "azure", "network_profile.network_policy" = "calico" }
  }

  fix {
    on     = ["google_container_cluster"]
    unsafe = "All nodes are made anew, and the policies that are there come into force"
    set = {
      "network_policy.enabled"                       = true
      "network_policy.provider"                      = "CALICO"
      "addons_config.network_policy_config.disabled" = false
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

  example "fails" "Azure, a plugin alone does not do it" {
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

      network_profile {
        network_plugin = "azure"
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

  example "fails" "Google Cloud, switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      network_policy {
        enabled = false
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

      network_profile {
        network_plugin = "azure"
        network_policy = "calico"
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      network_policy {
        enabled = true
      }
    }
  }

  example "passes" "Google Cloud, Dataplane V2" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      datapath_provider  = "ADVANCED_DATAPATH"
    }
  }

  example "passes" "IBM Cloud, always" {
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

  example "unknown" "Azure, from a variable without a value" {
    variable "policy" {
      type = string
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

      network_profile {
        network_plugin = "azure"
        network_policy = var.policy
      }
    }
  }
}
