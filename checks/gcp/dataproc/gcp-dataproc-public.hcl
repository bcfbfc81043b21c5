check "gcp-dataproc-public" {
  title    = "Dataproc cluster is open to everyone"
  severity = "high"
  on       = ["google_dataproc_cluster_iam_member", "google_dataproc_cluster_iam_binding", "google_dataproc_job_iam_member", "google_dataproc_job_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Anybody can see the cluster or run jobs on it, with the rights of its service account."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  aliases  = ["CKV_GCP_98"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_dataproc_cluster_iam_member" "main" {
      cluster = "jobs"
      role    = "roles/dataproc.editor"
      member  = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_dataproc_cluster_iam_binding" "main" {
      cluster = "jobs"
      role    = "roles/dataproc.editor"
      members = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "passes" "a service account" {
    resource "google_dataproc_cluster_iam_member" "main" {
      cluster = "jobs"
      role    = "roles/dataproc.editor"
      member  = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_dataproc_cluster_iam_binding" "main" {
      cluster = "jobs"
      role    = "roles/dataproc.editor"
      members = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_dataproc_cluster_iam_member" "main" {
      cluster = "jobs"
      role    = "roles/dataproc.editor"
      member  = var.member
    }
  }
}
