check "gcp-cloud-run-public" {
  title    = "Cloud Run service may be called by everyone"
  severity = "medium"
  on       = ["google_cloud_run_service_iam_member", "google_cloud_run_service_iam_binding", "google_cloud_run_v2_service_iam_member", "google_cloud_run_v2_service_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Every request from the internet reaches the program without a login: all protection is what the program itself does."
  remedy   = "Give roles/run.invoker to the callers, or put a load balancer with Identity-Aware Proxy in front. Where the service is a public website, suppress this check with that reason."
  aliases  = ["CKV_GCP_102"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_cloud_run_service_iam_member" "main" {
      service  = "web"
      location = "europe-west3"
      role     = "roles/run.invoker"
      member   = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_cloud_run_service_iam_binding" "main" {
      service  = "web"
      location = "europe-west3"
      role     = "roles/run.invoker"
      members  = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "fails" "everyone, google_cloud_run_v2_service_iam_member" {
    resource "google_cloud_run_v2_service_iam_member" "main" {
      name     = "web"
      location = "europe-west3"
      role     = "roles/run.invoker"
      member   = "allUsers"
    }
  }

  example "passes" "a service account" {
    resource "google_cloud_run_service_iam_member" "main" {
      service  = "web"
      location = "europe-west3"
      role     = "roles/run.invoker"
      member   = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_cloud_run_service_iam_binding" "main" {
      service  = "web"
      location = "europe-west3"
      role     = "roles/run.invoker"
      members  = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_cloud_run_service_iam_member" "main" {
      service  = "web"
      location = "europe-west3"
      role     = "roles/run.invoker"
      member   = var.member
    }
  }
}
