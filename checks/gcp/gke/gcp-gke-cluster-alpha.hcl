check "gcp-gke-cluster-alpha" {
  title    = "GKE cluster runs alpha features"
  severity = "medium"
  on       = ["google_container_cluster"]
  fail     = self.enable_kubernetes_alpha
  at       = self.enable_kubernetes_alpha
  message  = "enable_kubernetes_alpha is true"
  why      = "An alpha cluster gets no upgrades and no security fixes, has features that nobody has reviewed, and is deleted after 30 days."
  remedy   = "Remove enable_kubernetes_alpha; it cannot be changed on a cluster that exists."
  aliases  = ["CKV2_GCP_19"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster"
    set    = { enable_kubernetes_alpha = false }
  }

  example "fails" "switched on" {
    resource "google_container_cluster" "main" {
      name                    = "main"
      location                = "europe-west3"
      initial_node_count      = 1
      enable_kubernetes_alpha = true
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
      name                    = "main"
      location                = "europe-west3"
      initial_node_count      = 1
      enable_kubernetes_alpha = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "alpha" {
      type = bool
    }

    resource "google_container_cluster" "main" {
      name                    = "main"
      location                = "europe-west3"
      initial_node_count      = 1
      enable_kubernetes_alpha = var.alpha
    }
  }
}
