check "cluster-rbac-disabled" {
  title    = "Kubernetes cluster does not decide by roles alone"
  severity = "high"
  on       = ["facet.cluster"]
  fail     = self.rbac == false
  at       = self.rbac
  message  = "${self.called} does not leave it to Kubernetes roles who may do what"
  why      = "Without roles, or with the older rules beside them, every pod's service account and every user who can log in may do almost everything in the cluster."
  remedy = {
    azurerm_kubernetes_cluster = "Leave role_based_access_control_enabled out, or set it to true. It cannot be changed: the cluster is replaced."
    google_container_cluster   = "Leave enable_legacy_abac out, or set it to false."
    default                    = "Switch role-based access control on."
  }
  aliases    = ["CKV_AZURE_5", "CKV_GCP_7", "AVD-GCP-0062"]
  similar_to = ["AVD-AZU-0042"]
  yields_to  = ["azure-aks-rbac-disabled", "gcp-gke-cluster-legacy-authorization"]
  cwe        = [284]
  since      = "0.1"

  example "fails" "Azure" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                              = "main"
      location                          = "westeurope"
      resource_group_name               = "platform"
      dns_prefix                        = "main"
      role_based_access_control_enabled = false

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
      enable_legacy_abac = true
    }
  }

  example "passes" "Azure, on by default" {
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

  example "passes" "Azure" {
    resource "azurerm_kubernetes_cluster" "main" {
      name                              = "main"
      location                          = "westeurope"
      resource_group_name               = "platform"
      dns_prefix                        = "main"
      role_based_access_control_enabled = true

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

  example "passes" "Google Cloud, on by default" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "AWS, always" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "passes" "Oracle Cloud, always" {
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

  example "unknown" "Google Cloud, from a variable without a value" {
    variable "abac" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      enable_legacy_abac = var.abac
    }
  }
}
