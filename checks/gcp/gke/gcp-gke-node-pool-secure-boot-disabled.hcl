check "gcp-gke-node-pool-secure-boot-disabled" {
  title    = "Nodes of a GKE pool boot without Secure Boot"
  severity = "low"
  on       = ["google_container_node_pool"]
  fail     = !self.node_config.shielded_instance_config.enable_secure_boot
  at       = self.node_config.shielded_instance_config.enable_secure_boot
  message  = "shielded_instance_config.enable_secure_boot is not true"
  why      = "Anything may run before the system of a node: a kernel module or boot loader that nobody signed is started like any other."
  remedy   = "Add shielded_instance_config with enable_secure_boot = true to node_config."
  aliases  = ["CKV_GCP_68"]
  since    = "0.1"

  fix {
    unsafe = "Renews the nodes; drivers without a signature no longer load"
    set    = { "node_config.shielded_instance_config.enable_secure_boot" = true }
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true
    }

    resource "google_container_node_pool" "apps" {
      name       = "apps"
      cluster    = google_container_cluster.main.id
      node_count = 2

      node_config {
        machine_type = "e2-standard-4"

        shielded_instance_config {
          enable_secure_boot = false
        }
      }
    }
  }

  example "fails" "a node_config without it" {
    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true
    }

    resource "google_container_node_pool" "apps" {
      name       = "apps"
      cluster    = google_container_cluster.main.id
      node_count = 2

      node_config {
        machine_type = "e2-standard-4"
      }
    }
  }

  example "passes" "switched on" {
    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true
    }

    resource "google_container_node_pool" "apps" {
      name       = "apps"
      cluster    = google_container_cluster.main.id
      node_count = 2

      node_config {
        machine_type = "e2-standard-4"

        shielded_instance_config {
          enable_secure_boot = true
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true
    }

    resource "google_container_node_pool" "apps" {
      name       = "apps"
      cluster    = google_container_cluster.main.id
      node_count = 2

      node_config {
        machine_type = "e2-standard-4"

        shielded_instance_config {
          enable_secure_boot = var.setting
        }
      }
    }
  }
}
