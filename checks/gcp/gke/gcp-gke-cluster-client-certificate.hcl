check "gcp-gke-cluster-client-certificate" {
  title      = "GKE cluster issues a client certificate"
  severity   = "medium"
  on         = ["google_container_cluster"]
  fail       = self.master_auth.client_certificate_config.issue_client_certificate
  at         = self.master_auth.client_certificate_config.issue_client_certificate
  message    = "issue_client_certificate is true"
  why        = "The certificate cannot be revoked but by rotating the whole cluster's credentials, names no person, and lies in Terraform's state with its key."
  remedy     = "Remove master_auth, or set issue_client_certificate = false, and let people in with their Google accounts."
  aliases    = ["AVD-GCP-0064"]
  similar_to = ["CKV_GCP_13"]
  cwe        = [287]
  since      = "0.1"

  fix {
    unsafe = "Replaces the cluster, and the certificate ends"
    set    = { "master_auth.client_certificate_config.issue_client_certificate" = false }
  }

  example "fails" "issued" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      master_auth {
        client_certificate_config {
          issue_client_certificate = true
        }
      }
    }
  }

  example "passes" "not issued" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      master_auth {
        client_certificate_config {
          issue_client_certificate = false
        }
      }
    }
  }

  example "passes" "not written" {
    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1
    }
  }

  example "unknown" "from a variable without a value" {
    variable "certificate" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name               = "main"
      location           = "europe-west3"
      initial_node_count = 1

      master_auth {
        client_certificate_config {
          issue_client_certificate = var.certificate
        }
      }
    }
  }
}
