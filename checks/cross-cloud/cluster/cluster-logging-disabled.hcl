check "cluster-logging-disabled" {
  title    = "Kubernetes cluster keeps no logs"
  severity = "medium"
  on       = ["facet.cluster"]
  fail     = self.logs == false
  at       = self.logs
  message  = "${self.called} sends no logs to the cloud's logging service"
  why      = "When something goes wrong in the cluster, by accident or by attack, what its components and workloads said about it is gone with the nodes."
  remedy = {
    aws_eks_cluster            = "Set enabled_cluster_log_types = [\"api\", \"audit\", \"authenticator\", \"controllerManager\", \"scheduler\"]."
    azurerm_kubernetes_cluster = "Add oms_agent with log_analytics_workspace_id."
    google_container_cluster   = "Leave logging_service out (or set it to \"logging.googleapis.com/kubernetes\"), and name SYSTEM_COMPONENTS and WORKLOADS in logging_config.enable_components."
    default                    = "Send the logs of the cluster to the logging service."
  }
  aliases   = ["CKV_AZURE_4", "AVD-AZU-0040", "CKV_GCP_1", "AVD-GCP-0060"]
  yields_to = ["aws-eks-cluster-logging-incomplete", "gcp-gke-cluster-logging-disabled"]
  cwe       = [778]
  since     = "0.1"

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

  example "fails" "Google Cloud, switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      logging_service    = "none"
    }
  }

  example "fails" "Google Cloud, no components" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      logging_config {
        enable_components = []
      }
    }
  }

  example "passes" "AWS" {
    resource "aws_eks_cluster" "main" {
      name                      = "main"
      role_arn                  = "arn:aws:iam::111122223333:role/eks"
      enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
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

      oms_agent {
        log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/main"
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

  example "passes" "Google Cloud" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      logging_config {
        enable_components = ["SYSTEM_COMPONENTS", "WORKLOADS"]
      }
    }
  }

  example "unknown" "Google Cloud, from a variable without a value" {
    variable "logging" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      logging_service    = var.logging
    }
  }
}
