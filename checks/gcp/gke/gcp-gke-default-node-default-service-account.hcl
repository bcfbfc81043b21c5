check "gcp-gke-default-node-default-service-account" {
  title    = "Default nodes of a GKE cluster run as the default service account"
  severity = "medium"
  on       = ["google_container_cluster"]
  when     = !self.enable_autopilot && !self.remove_default_node_pool && length(self.node_pool) == 0
  fail     = self.node_config.service_account == null || (length(related("google_service_account")) == 0 && (self.node_config.service_account == "default" || endswith(coalesce(self.node_config.service_account, "-"), "-compute@developer.gserviceaccount.com")))
  at       = self.node_config.service_account
  message  = "node_config.service_account names no account of the nodes' own"
  why      = "Many projects give that account the role Editor: whoever breaks out of one container can change nearly everything in the project."
  remedy   = "Make a google_service_account with roles/container.defaultNodeServiceAccount, and name it in node_config.service_account."
  aliases  = ["AVD-GCP-0050"]
  cwe      = [250]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type = "e2-standard-4"
      }
    }
  }

  example "passes" "an account of its own" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type    = "e2-standard-4"
        service_account = "nodes@example-project.iam.gserviceaccount.com"
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
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      node_config {
        machine_type    = "e2-standard-4"
        service_account = var.setting
      }
    }
  }
}
