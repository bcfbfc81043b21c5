check "gcp-gke-cluster-routes-based" {
  title      = "GKE cluster routes to pods without alias addresses"
  severity   = "low"
  on         = ["google_container_cluster"]
  fail       = self.networking_mode == "ROUTES" || (self.networking_mode == null && self.ip_allocation_policy == null && !self.enable_autopilot)
  at         = self.networking_mode
  message    = "The cluster is not VPC-native"
  why        = "Pods have no addresses of the VPC: packets with forged senders are not dropped, and firewall rules and private access do not work for pods."
  remedy     = "Remove networking_mode = \"ROUTES\", and add ip_allocation_policy."
  similar_to = ["CKV_GCP_23", "AVD-GCP-0049"]
  since      = "0.1"

  fix {
    unsafe = "Replaces the cluster, and its subnetwork needs room for the addresses of pods"
    set = {
      networking_mode                   = "VPC_NATIVE"
      "ip_allocation_policy.stack_type" = "IPV4"
    }
  }

  example "fails" "routes" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      networking_mode    = "ROUTES"
    }
  }

  example "fails" "the default of an old provider" {
    terraform {
      required_providers {
        google = {
          source  = "hashicorp/google"
          version = "~> 4.84"
        }
      }
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "a range for pods" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      ip_allocation_policy {
        cluster_secondary_range_name = "pods"
      }
    }
  }

  example "passes" "alias addresses" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      networking_mode    = "VPC_NATIVE"

      ip_allocation_policy {
        cluster_ipv4_cidr_block = "/16"
      }
    }
  }

  example "passes" "the default since version 5" {
    terraform {
      required_providers {
        google = {
          source  = "hashicorp/google"
          version = "~> 6.0"
        }
      }
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "unknown" "from a variable without a value" {
    variable "mode" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      networking_mode    = var.mode
    }
  }
}
