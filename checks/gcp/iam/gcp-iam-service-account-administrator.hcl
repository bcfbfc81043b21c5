check "gcp-iam-service-account-administrator" {
  title    = "Service account administers a project"
  severity = "low"
  on       = ["google_project_iam_member", "google_project_iam_binding"]
  fail     = (contains(["roles/owner", "roles/editor"], self.role) || endswith(lower(self.role), "admin")) && anytrue([for member in self.members : startswith(member, "serviceAccount:")])
  at       = self.role
  message  = "A service account has ${self.role} on the whole project"
  why      = "Its credentials lie where programs run, and whoever takes over one of those programs administers the service, in some cases the project."
  remedy   = "Give a role that covers what the program does, on the resources that it does it to."
  aliases  = ["CKV_GCP_42", "AVD-GCP-0007"]
  cwe      = [250]
  since    = "0.1"

  example "fails" "administrator of a service" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/storage.admin"
      member  = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "fails" "editor" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/editor"
      member  = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a narrow role" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/storage.objectViewer"
      member  = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/storage.admin"
      member  = "group:platform@example.com"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "role" {
      type = string
    }

    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = var.role
      member  = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }
}
