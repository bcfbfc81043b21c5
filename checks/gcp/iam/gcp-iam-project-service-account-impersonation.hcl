check "gcp-iam-project-service-account-impersonation" {
  title    = "All service accounts of a project may be impersonated"
  severity = "medium"
  on       = ["google_project_iam_member", "google_project_iam_binding"]
  fail     = contains(["roles/iam.serviceAccountUser", "roles/iam.serviceAccountTokenCreator"], self.role)
  at       = self.role
  message  = "${self.role} is given for all service accounts at once"
  why      = "The member may act as any service account of the project, also as those with far more rights, and its doings stand in the log under their names."
  remedy   = "Give the role on the one service account that is meant, with google_service_account_iam_member."
  aliases  = ["CKV_GCP_41", "CKV_GCP_49", "AVD-GCP-0011"]
  since    = "0.1"

  example "fails" "acting as them" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/iam.serviceAccountUser"
      member  = "group:developers@example.com"
    }
  }

  example "fails" "their tokens, as a binding" {
    resource "google_project_iam_binding" "main" {
      project = "example-project"
      role    = "roles/iam.serviceAccountTokenCreator"
      members = ["group:developers@example.com"]
    }
  }

  example "passes" "on one account" {
    resource "google_service_account_iam_member" "deploy" {
      service_account_id = "projects/example-project/serviceAccounts/app@example-project.iam.gserviceaccount.com"
      role               = "roles/iam.serviceAccountUser"
      member             = "group:developers@example.com"
    }
  }

  example "passes" "another role" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/browser"
      member  = "group:developers@example.com"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "role" {
      type = string
    }

    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = var.role
      member  = "group:developers@example.com"
    }
  }
}
