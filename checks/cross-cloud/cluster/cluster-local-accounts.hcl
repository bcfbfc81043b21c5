check "cluster-local-accounts" {
  title    = "Kubernetes cluster has credentials of its own"
  severity = "medium"
  on       = ["facet.cluster"]
  fail     = self.local_accounts
  at       = self.local_accounts
  message  = "${self.called} can be entered with credentials of its own, past the identities of the cloud"
  why      = "Such a certificate belongs to nobody: it is shared, cannot be taken back from one person, is not subject to multi-factor authentication, and gives administration of the whole cluster."
  remedy = {
    azurerm_kubernetes_cluster = "Add azure_active_directory_role_based_access_control and set local_account_disabled = true."
    google_container_cluster   = "Set issue_client_certificate = false in master_auth.client_certificate_config, or leave master_auth out."
    default                    = "Let people and machines in with identities of the cloud only."
  }
  aliases    = ["CKV_AZURE_141", "AVD-GCP-0064"]
  similar_to = ["CKV_GCP_13"]
  yields_to  = ["azure-aks-local-accounts", "gcp-gke-cluster-client-certificate"]
  cwe        = [287]
  since      = "0.1"

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

  example "fails" "Azure, written out" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                   = "main"
      location               = "westeurope"
      resource_group_name    = "platform"
      dns_prefix             = "main"
      local_account_disabled = false

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

  example "fails" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      master_auth {
        client_certificate_config {
          issue_client_certificate = true
        }
      }
    }
  }

  example "passes" "Azure" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                   = "main"
      location               = "westeurope"
      resource_group_name    = "platform"
      dns_prefix             = "main"
      local_account_disabled = true

      default_node_pool {
        name       = "system"
        node_count = 3
        vm_size    = "Standard_D4s_v5"
      }

      identity {
        type = "SystemAssigned"
      }

      azure_active_directory_role_based_access_control {
        azure_rbac_enabled = true
      }
    }
  }

  example "passes" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      master_auth {
        client_certificate_config {
          issue_client_certificate = false
        }
      }
    }
  }

  example "passes" "AWS, never" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "passes" "Oracle Cloud, never" {
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

  example "passes" "IBM Cloud, never" {
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
    variable "disabled" {
      type = bool
    }

    resource "azurerm_kubernetes_cluster" "main" {
      name                   = "main"
      location               = "westeurope"
      resource_group_name    = "platform"
      dns_prefix             = "main"
      local_account_disabled = var.disabled

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
}
