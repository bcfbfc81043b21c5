check "gcp-gke-cluster-security-posture-disabled" {
  title    = "GKE cluster is not watched for risky settings"
  severity = "info"
  on       = ["google_container_cluster"]
  fail     = self.security_posture_config.mode == "DISABLED"
  at       = self.security_posture_config.mode
  message  = "security_posture_config.mode is \"DISABLED\""
  why      = "Workloads with dangerous settings and images with known holes are not pointed out."
  remedy   = "Set mode = \"BASIC\" in security_posture_config."
  since    = "0.1"

  fix {
    set = { "security_posture_config.mode" = "BASIC" }
  }

  example "fails" "switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      security_posture_config {
        mode = "DISABLED"
      }
    }
  }

  example "passes" "basic" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      security_posture_config {
        mode = "BASIC"
      }
    }
  }

  example "passes" "the default" {
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

      security_posture_config {
        mode = var.mode
      }
    }
  }
}
