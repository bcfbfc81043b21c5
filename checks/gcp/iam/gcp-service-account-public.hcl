check "gcp-service-account-public" {
  title    = "Service account may be used by everyone"
  severity = "critical"
  on       = ["google_service_account_iam_member", "google_service_account_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Anybody on the internet can act as this service account, with all its rights."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_service_account_iam_member" "main" {
      service_account_id = "projects/example-project/serviceAccounts/app@example-project.iam.gserviceaccount.com"
      role               = "roles/iam.serviceAccountTokenCreator"
      member             = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_service_account_iam_binding" "main" {
      service_account_id = "projects/example-project/serviceAccounts/app@example-project.iam.gserviceaccount.com"
      role               = "roles/iam.serviceAccountTokenCreator"
      members            = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "passes" "a service account" {
    resource "google_service_account_iam_member" "main" {
      service_account_id = "projects/example-project/serviceAccounts/app@example-project.iam.gserviceaccount.com"
      role               = "roles/iam.serviceAccountTokenCreator"
      member             = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_service_account_iam_binding" "main" {
      service_account_id = "projects/example-project/serviceAccounts/app@example-project.iam.gserviceaccount.com"
      role               = "roles/iam.serviceAccountTokenCreator"
      members            = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_service_account_iam_member" "main" {
      service_account_id = "projects/example-project/serviceAccounts/app@example-project.iam.gserviceaccount.com"
      role               = "roles/iam.serviceAccountTokenCreator"
      member             = var.member
    }
  }
}
