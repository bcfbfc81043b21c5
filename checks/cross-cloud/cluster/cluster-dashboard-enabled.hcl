check "cluster-dashboard-enabled" {
  title    = "Kubernetes dashboard runs in the cluster"
  severity = "medium"
  on       = ["facet.cluster"]
  fail     = self.dashboard
  at       = self.dashboard
  message  = "${self.called} runs the Kubernetes dashboard"
  why      = "The dashboard acts with the rights of its service account, often those of an administrator. Clusters have been taken over through dashboards that somebody had made reachable."
  remedy = {
    azurerm_kubernetes_cluster  = "Remove kube_dashboard from addon_profile, and use the view of resources in the portal."
    oci_containerengine_cluster = "Set is_kubernetes_dashboard_enabled = false in options.add_ons."
    default                     = "Switch the dashboard off."
  }
  aliases   = ["CKV_AZURE_8"]
  yields_to = ["azure-aks-dashboard-enabled"]
  cwe       = [668]
  since     = "0.1"

  fix {
    on     = ["oci_containerengine_cluster"]
    unsafe = "Replaces the cluster, and locks out who uses the dashboard"
    set    = { "options.add_ons.is_kubernetes_dashboard_enabled" = false }
  }

  example "fails" "Azure, azurerm 2" {
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

      addon_profile {
        kube_dashboard {
          enabled = true
        }
      }
    }
  }

  example "fails" "Oracle Cloud" {
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

      options {
        add_ons {
          is_kubernetes_dashboard_enabled = true
        }
      }
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

  example "passes" "Google Cloud, never" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "Oracle Cloud, not written" {
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

  example "passes" "Oracle Cloud" {
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

      options {
        add_ons {
          is_kubernetes_dashboard_enabled = false
          is_tiller_enabled               = false
        }
      }
    }
  }

  example "unknown" "Oracle Cloud, from a variable without a value" {
    variable "dashboard" {
      type = bool
    }

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

      options {
        add_ons {
          is_kubernetes_dashboard_enabled = var.dashboard
        }
      }
    }
  }
}
