check "gcp-gke-default-node-image-not-cos" {
  title      = "Default nodes of a GKE cluster do not run Container-Optimized OS"
  severity   = "info"
  on         = ["google_container_cluster"]
  when       = !self.enable_autopilot && !self.remove_default_node_pool && length(self.node_pool) == 0
  fail       = self.node_config.image_type != null && !startswith(upper(coalesce(self.node_config.image_type, "-")), "COS") && !startswith(upper(coalesce(self.node_config.image_type, "-")), "WINDOWS")
  at         = self.node_config.image_type
  message    = "The image is ${coalesce(self.node_config.image_type, "not set")}"
  why        = "Other images have package managers and writable system files, so that an intruder finds more to use and a node drifts from its image."
  remedy     = "Set image_type = \"COS_CONTAINERD\", or leave it out."
  similar_to = ["AVD-GCP-0054"]
  since      = "0.1"

  fix {
    unsafe = "Replaces the cluster or its nodes"
    set    = { "node_config.image_type" = "COS_CONTAINERD" }
  }

  example "fails" "Ubuntu" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"
        image_type   = "UBUNTU_CONTAINERD"
      }
    }
  }

  example "passes" "Container-Optimized OS" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"
        image_type   = "COS_CONTAINERD"
      }
    }
  }

  example "passes" "Windows" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"
        image_type   = "WINDOWS_LTSC_CONTAINERD"
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
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"
        image_type   = var.setting
      }
    }
  }
}
