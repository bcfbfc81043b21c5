check "gcp-secret-public" {
  title    = "Secret is open to everyone"
  severity = "critical"
  on       = ["google_secret_manager_secret_iam_member", "google_secret_manager_secret_iam_binding", "google_secret_manager_regional_secret_iam_member", "google_secret_manager_regional_secret_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Anybody on the internet can read the secret."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_secret_manager_secret_iam_member" "main" {
      secret_id = "api"
      role      = "roles/secretmanager.secretAccessor"
      member    = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_secret_manager_secret_iam_binding" "main" {
      secret_id = "api"
      role      = "roles/secretmanager.secretAccessor"
      members   = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "passes" "a service account" {
    resource "google_secret_manager_secret_iam_member" "main" {
      secret_id = "api"
      role      = "roles/secretmanager.secretAccessor"
      member    = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_secret_manager_secret_iam_binding" "main" {
      secret_id = "api"
      role      = "roles/secretmanager.secretAccessor"
      members   = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_secret_manager_secret_iam_member" "main" {
      secret_id = "api"
      role      = "roles/secretmanager.secretAccessor"
      member    = var.member
    }
  }
}
