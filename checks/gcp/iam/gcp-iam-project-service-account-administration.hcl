check "gcp-iam-project-service-account-administration" {
  title    = "All service accounts of a project may be taken over"
  severity = "medium"
  on       = ["google_project_iam_member", "google_project_iam_binding"]
  fail     = contains(["roles/iam.serviceAccountAdmin", "roles/iam.serviceAccountKeyAdmin", "roles/iam.serviceAccountOpenIdTokenCreator", "roles/iam.workloadIdentityUser"], self.role)
  at       = self.role
  message  = "${self.role} is given for all service accounts at once"
  why      = "The member can make keys or tokens for any service account of the project, or let itself act as one, and so has the rights of all of them."
  remedy   = "Give the role on single service accounts, with google_service_account_iam_member, or leave such changes to the pipeline."
  aliases  = ["CKV_GCP_49"]
  since    = "0.1"

  example "fails" "keys" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/iam.serviceAccountKeyAdmin"
      member  = "group:developers@example.com"
    }
  }

  example "fails" "administration, as a binding" {
    resource "google_project_iam_binding" "main" {
      project = "example-project"
      role    = "roles/iam.serviceAccountAdmin"
      members = ["group:developers@example.com"]
    }
  }

  example "fails" "tokens by Workload Identity" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/iam.workloadIdentityUser"
      member  = "serviceAccount:ci@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "of one account" {
    resource "google_service_account_iam_member" "keys" {
      service_account_id = "projects/example-project/serviceAccounts/app@example-project.iam.gserviceaccount.com"
      role               = "roles/iam.serviceAccountKeyAdmin"
      member             = "group:developers@example.com"
    }
  }

  example "passes" "another role" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/logging.logWriter"
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
