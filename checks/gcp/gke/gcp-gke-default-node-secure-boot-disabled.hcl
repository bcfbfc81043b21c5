check "gcp-gke-default-node-secure-boot-disabled" {
  title    = "Default nodes of a GKE cluster boot without Secure Boot"
  severity = "low"
  on       = ["google_container_cluster"]
  when     = !self.enable_autopilot && !self.remove_default_node_pool && length(self.node_pool) == 0
  fail     = !self.node_config.shielded_instance_config.enable_secure_boot
  at       = self.node_config.shielded_instance_config.enable_secure_boot
  message  = "shielded_instance_config.enable_secure_boot is not true"
  why      = "Anything may run before the system of a node: a kernel module or boot loader that nobody signed is started like any other."
  remedy   = "Add shielded_instance_config with enable_secure_boot = true to node_config."
  aliases  = ["CKV_GCP_68"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster or its nodes; drivers without a signature no longer load"
    set    = { "node_config.shielded_instance_config.enable_secure_boot" = true }
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

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
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"
      }
    }
  }

  example "passes" "switched on" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"

        shielded_instance_config {
          enable_secure_boot = true
        }
      }
    }
  }

  example "passes" "the default pool is removed" {
    resource "google_container_cluster" "main" {
      name                     = "main"
      location                 = "europe-west3"
      initial_node_count       = 1
      remove_default_node_pool = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "setting" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"

        shielded_instance_config {
          enable_secure_boot = var.setting
        }
      }
    }
  }
}
