check "gcp-gke-default-node-integrity-monitoring-disabled" {
  title    = "Default nodes of a GKE cluster are not watched for changes of their boot"
  severity = "low"
  on       = ["google_container_cluster"]
  when     = !self.enable_autopilot && !self.remove_default_node_pool && length(self.node_pool) == 0
  fail     = self.node_config.shielded_instance_config != null && !self.node_config.shielded_instance_config.enable_integrity_monitoring
  at       = self.node_config.shielded_instance_config.enable_integrity_monitoring
  message  = "shielded_instance_config.enable_integrity_monitoring is false"
  why      = "A changed boot loader or kernel is measured but reported to nobody."
  remedy   = "Remove enable_integrity_monitoring = false from shielded_instance_config."
  aliases  = ["CKV_GCP_72"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster or its nodes"
    set    = { "node_config.shielded_instance_config.enable_integrity_monitoring" = true }
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"

        shielded_instance_config {
          enable_integrity_monitoring = false
        }
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
          enable_integrity_monitoring = true
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

  example "passes" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"
      }
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
          enable_integrity_monitoring = var.setting
        }
      }
    }
  }
}
