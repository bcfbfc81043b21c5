check "gcp-iam-policy-public" {
  title    = "IAM policy gives a role to everyone"
  severity = "high"
  on       = ["data.google_iam_policy"]
  for_each = self.binding
  fail     = contains(each.value.members, "allUsers") || contains(each.value.members, "allAuthenticatedUsers")
  at       = each.value.members
  message  = "${each.value.role} is given to everyone on the internet"
  why      = "Anybody, with or without a Google account, may do what the role allows wherever this policy is set."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  aliases  = ["CKV_GCP_113"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Takes the role from all whom the binding names: keep those that are meant"
    remove = ["each"]
  }

  example "fails" "everyone" {
    data "google_iam_policy" "main" {
      binding {
        role    = "roles/run.invoker"
        members = ["allUsers"]
      }
    }

    resource "google_cloud_run_service_iam_policy" "main" {
      service     = "web"
      location    = "europe-west3"
      policy_data = data.google_iam_policy.main.policy_data
    }
  }

  example "fails" "all with a Google account" {
    data "google_iam_policy" "main" {
      binding {
        role    = "roles/viewer"
        members = ["group:developers@example.com", "allAuthenticatedUsers"]
      }
    }

    resource "google_cloud_run_service_iam_policy" "main" {
      service     = "web"
      location    = "europe-west3"
      policy_data = data.google_iam_policy.main.policy_data
    }
  }

  example "passes" "a group" {
    data "google_iam_policy" "main" {
      binding {
        role    = "roles/viewer"
        members = ["group:developers@example.com"]
      }
    }

    resource "google_cloud_run_service_iam_policy" "main" {
      service     = "web"
      location    = "europe-west3"
      policy_data = data.google_iam_policy.main.policy_data
    }
  }

  example "passes" "a service account" {
    data "google_iam_policy" "main" {
      binding {
        role    = "roles/run.invoker"
        members = ["serviceAccount:app@example-project.iam.gserviceaccount.com"]
      }
    }

    resource "google_cloud_run_service_iam_policy" "main" {
      service     = "web"
      location    = "europe-west3"
      policy_data = data.google_iam_policy.main.policy_data
    }
  }

  example "unknown" "from a variable without a value" {
    variable "members" {
      type = list(string)
    }

    data "google_iam_policy" "main" {
      binding {
        role    = "roles/run.invoker"
        members = var.members
      }
    }

    resource "google_cloud_run_service_iam_policy" "main" {
      service     = "web"
      location    = "europe-west3"
      policy_data = data.google_iam_policy.main.policy_data
    }
  }
}
