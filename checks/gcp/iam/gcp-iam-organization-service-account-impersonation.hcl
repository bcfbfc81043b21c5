check "gcp-iam-organization-service-account-impersonation" {
  title    = "All service accounts of an organisation may be impersonated"
  severity = "high"
  on       = ["google_organization_iam_member", "google_organization_iam_binding"]
  fail     = contains(["roles/iam.serviceAccountUser", "roles/iam.serviceAccountTokenCreator"], self.role)
  at       = self.role
  message  = "${self.role} is given for all service accounts at once"
  why      = "The member may act as any service account, in every project below, also as those with far more rights, and its doings stand in the log under their names."
  remedy   = "Give the role on the one service account that is meant, with google_service_account_iam_member."
  aliases  = ["CKV_GCP_45", "AVD-GCP-0009"]
  since    = "0.1"

  example "fails" "acting as them" {
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/iam.serviceAccountUser"
      member = "group:developers@example.com"
    }
  }

  example "fails" "their tokens, as a binding" {
    resource "google_organization_iam_binding" "main" {
      org_id  = "123456789012"
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
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/browser"
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
