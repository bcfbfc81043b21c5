check "gcp-iam-organization-service-account-administration" {
  title    = "All service accounts of an organisation may be taken over"
  severity = "high"
  on       = ["google_organization_iam_member", "google_organization_iam_binding"]
  fail     = contains(["roles/iam.serviceAccountAdmin", "roles/iam.serviceAccountKeyAdmin", "roles/iam.serviceAccountOpenIdTokenCreator", "roles/iam.workloadIdentityUser"], self.role)
  at       = self.role
  message  = "${self.role} is given for all service accounts at once"
  why      = "The member can make keys or tokens for any service account, in every project below, or let itself act as one, and so has the rights of all of them."
  remedy   = "Give the role on single service accounts, with google_service_account_iam_member, or leave such changes to the pipeline."
  aliases  = ["CKV_GCP_45"]
  since    = "0.1"

  example "fails" "keys" {
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/iam.serviceAccountKeyAdmin"
      member = "group:developers@example.com"
    }
  }

  example "fails" "administration, as a binding" {
    resource "google_organization_iam_binding" "main" {
      org_id  = "123456789012"
      role    = "roles/iam.serviceAccountAdmin"
      members = ["group:developers@example.com"]
    }
  }

  example "fails" "tokens by Workload Identity" {
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/iam.workloadIdentityUser"
      member = "serviceAccount:ci@example-project.iam.gserviceaccount.com"
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
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/logging.logWriter"
      member = "group:developers@example.com"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "role" {
      type = string
    }

    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = var.role
      member = "group:developers@example.com"
    }
  }
}
