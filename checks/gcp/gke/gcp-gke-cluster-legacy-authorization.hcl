check "gcp-gke-cluster-legacy-authorization" {
  title    = "GKE cluster uses legacy authorization"
  severity = "high"
  on       = ["google_container_cluster"]
  fail     = self.enable_legacy_abac
  at       = self.enable_legacy_abac
  message  = "enable_legacy_abac is true"
  why      = "ABAC gives every service account in the cluster nearly all rights, whatever RBAC says: one hijacked pod rules the cluster."
  remedy   = "Remove enable_legacy_abac or set it to false."
  aliases  = ["CKV_GCP_7", "AVD-GCP-0062"]
  cwe      = [287]
  since    = "0.1"

  fix {
    unsafe = "Programs whose rights come from the old authorisation lose them: write roles first"
    set    = { enable_legacy_abac = false }
  }

  example "fails" "switched on" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      enable_legacy_abac = true
    }
  }

  example "passes" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "passes" "switched off" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      enable_legacy_abac = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "abac" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
      enable_legacy_abac = var.abac
    }
  }
}
