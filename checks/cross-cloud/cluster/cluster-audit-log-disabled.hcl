check "cluster-audit-log-disabled" {
  title    = "Kubernetes cluster does not record what is asked of its API"
  severity = "low"
  on       = ["facet.cluster"]
  fail     = self.audit_log == false
  at       = self.audit_log
  message  = "${self.called} keeps no audit log of the Kubernetes API"
  why      = "The audit log is the only record of who did what in the cluster: who read a secret, who started which pod. Without it an intrusion can neither be noticed nor followed."
  remedy = {
    aws_eks_cluster            = "Add \"audit\" to enabled_cluster_log_types."
    azurerm_kubernetes_cluster = "Add an azurerm_monitor_diagnostic_setting for the cluster with enabled_log of category \"kube-audit-admin\" (or \"kube-audit\", with reads)."
    default                    = "Switch the audit log of the Kubernetes API on."
  }
  yields_to = ["aws-eks-cluster-logging-incomplete"]
  cwe       = [778]
  since     = "0.1"

  fix {
    on     = ["aws_eks_cluster"]
    unsafe = "Logs cost"
    set    = { enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"] }
  }

  fix {
    on     = ["azurerm_kubernetes_cluster"]
    unsafe = "Logs cost"

    add "azurerm_log_analytics_workspace" {
      name                = "${self.name}-logs"
      location            = self.location
      resource_group_name = self.resource_group_name
    }

    add "azurerm_monitor_diagnostic_setting" {
      name                       = "logs"
      target_resource_id         = self.id
      log_analytics_workspace_id = added.azurerm_log_analytics_workspace.id

      enabled_log {
        category = "kube-audit-admin"
      }
    }
  }

  example "fails" "AWS, other logs only" {
    resource "aws_eks_cluster" "main" {
      name                      = "main"
      role_arn                  = "arn:aws:iam::111122223333:role/eks"
      enabled_cluster_log_types = ["api"]

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "fails" "Azure, no diagnostic setting" {
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

  example "fails" "Azure, another category only" {
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

    resource "azurerm_monitor_diagnostic_setting" "main" {
      name                       = "cluster"
      target_resource_id         = azurerm_kubernetes_cluster.main.id
      log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/main"

      enabled_log {
        category = "cluster-autoscaler"
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
    }

    resource "azurerm_monitor_diagnostic_setting" "main" {
      name                       = "cluster"
      target_resource_id         = azurerm_kubernetes_cluster.main.id
      log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/main"

      enabled_log {
        category = "kube-audit-admin"
      }
    }
  }

  example "passes" "Google Cloud, always" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
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

  example "unknown" "Azure, from a variable without a value" {
    variable "category" {
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
    }

    resource "azurerm_monitor_diagnostic_setting" "main" {
      name                       = "cluster"
      target_resource_id         = azurerm_kubernetes_cluster.main.id
      log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/main"

      enabled_log {
        category = var.category
      }
    }
  }
}
