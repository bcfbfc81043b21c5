check "gcp-gke-cluster-no-google-groups" {
  title    = "GKE cluster gives rights to persons, not to groups"
  severity = "info"
  on       = ["google_container_cluster"]
  fail     = self.authenticator_groups_config.security_group == null
  at       = self.authenticator_groups_config
  message  = "authenticator_groups_config is not set"
  why      = "RBAC can name only single users then, and who leaves a team keeps what was bound to the name."
  remedy   = "Add authenticator_groups_config with security_group = \"gke-security-groups@\" and your domain."
  aliases  = ["CKV_GCP_65"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "a group" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      authenticator_groups_config {
        security_group = "gke-security-groups@example.com"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "group" {
      type = string
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      authenticator_groups_config {
        security_group = var.group
      }
    }
  }
}
