check "gcp-dataproc-cluster-public-ip" {
  title    = "Machines of a Dataproc cluster have public addresses"
  severity = "medium"
  on       = ["google_dataproc_cluster"]
  when     = self.virtual_cluster_config == null
  fail     = !self.cluster_config.gce_cluster_config.internal_ip_only
  at       = self.cluster_config.gce_cluster_config.internal_ip_only
  message  = "internal_ip_only is not true"
  why      = "The machines stand on the internet themselves, with data and a service account on them, and firewall rules are all that keeps scanners away."
  remedy   = "Set internal_ip_only = true in gce_cluster_config, and private_ip_google_access on the subnetwork."
  aliases  = ["CKV_GCP_103"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster; its subnetwork needs private_ip_google_access"
    set    = { "cluster_config.gce_cluster_config.internal_ip_only" = true }
  }

  example "fails" "not written" {
    resource "google_dataproc_cluster" "jobs" {
      name   = "jobs"
      region = "europe-west3"

      cluster_config {
        gce_cluster_config {
          subnetwork = "jobs"
        }
      }
    }
  }

  example "fails" "switched off" {
    resource "google_dataproc_cluster" "jobs" {
      name   = "jobs"
      region = "europe-west3"

      cluster_config {
        gce_cluster_config {
          subnetwork       = "jobs"
          internal_ip_only = false
        }
      }
    }
  }

  example "passes" "internal addresses" {
    resource "google_dataproc_cluster" "jobs" {
      name   = "jobs"
      region = "europe-west3"

      cluster_config {
        gce_cluster_config {
          subnetwork       = "jobs"
          internal_ip_only = true
        }
      }
    }
  }

  example "passes" "on GKE" {
    resource "google_dataproc_cluster" "jobs" {
      name   = "jobs"
      region = "europe-west3"

      virtual_cluster_config {
        kubernetes_cluster_config {
          gke_cluster_config {
            gke_cluster_target = "projects/example/locations/europe-west3/clusters/main"
          }
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "internal" {
      type = bool
    }

    resource "google_dataproc_cluster" "jobs" {
      name   = "jobs"
      region = "europe-west3"

      cluster_config {
        gce_cluster_config {
          subnetwork       = "jobs"
          internal_ip_only = var.internal
        }
      }
    }
  }
}
