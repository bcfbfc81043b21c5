check "gcp-iam-organization-default-service-account-role" {
  title    = "Default service account is given a role on an organisation"
  severity = "medium"
  on       = ["google_organization_iam_member", "google_organization_iam_binding"]
  fail     = length(related("google_service_account")) == 0 && anytrue([for member in self.members : endswith(member, "-compute@developer.gserviceaccount.com") || endswith(member, "@appspot.gserviceaccount.com")])
  at       = self.members
  message  = "A default service account is a member of ${self.role}"
  why      = "Every machine or function that nobody gave an account of its own runs as the default one: all of them get this role, whoever wrote them."
  remedy   = "Make a google_service_account for the workload and give the role to it."
  aliases  = ["CKV_GCP_47", "AVD-GCP-0008"]
  cwe      = [250]
  since    = "0.1"

  example "fails" "of Compute Engine" {
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/pubsub.publisher"
      member = "serviceAccount:123456789012-compute@developer.gserviceaccount.com"
    }
  }

  example "fails" "of App Engine, as a binding" {
    resource "google_organization_iam_binding" "main" {
      org_id  = "123456789012"
      role    = "roles/pubsub.publisher"
      members = ["group:developers@example.com", "serviceAccount:example-project@appspot.gserviceaccount.com"]
    }
  }

  example "passes" "an account of its own" {
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/pubsub.publisher"
      member = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "an account of this configuration" {
    resource "google_service_account" "app" {
      account_id = "app"
    }

    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/pubsub.publisher"
      member = "serviceAccount:${google_service_account.app.email}"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/pubsub.publisher"
      member = var.member
    }
  }
}
