check "gcp-iam-organization-basic-role" {
  title    = "Basic role is given on an organisation"
  severity = "medium"
  on       = ["google_organization_iam_member", "google_organization_iam_binding"]
  fail     = contains(["roles/owner", "roles/editor", "roles/viewer"], self.role)
  at       = self.role
  message  = "${self.role} reaches every service"
  why      = "Owner, Editor and Viewer hold thousands of permissions in every service, in every project below, also in services that are added next year. One stolen login or token of such a member is enough for all of it."
  remedy   = "Give the predefined roles that are needed (IAM's recommender names them), or a custom role."
  aliases  = ["CKV_GCP_115"]
  cwe      = [250]
  since    = "0.1"

  example "fails" "editor" {
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/editor"
      member = "group:developers@example.com"
    }
  }

  example "fails" "owner" {
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/owner"
      member = "group:platform@example.com"
    }
  }

  example "fails" "viewer, as a binding" {
    resource "google_organization_iam_binding" "main" {
      org_id  = "123456789012"
      role    = "roles/viewer"
      members = ["group:auditors@example.com"]
    }
  }

  example "passes" "a predefined role" {
    resource "google_organization_iam_member" "main" {
      org_id = "123456789012"
      role   = "roles/pubsub.publisher"
      member = "group:developers@example.com"
    }
  }

  example "passes" "a binding of a predefined role" {
    resource "google_organization_iam_binding" "main" {
      org_id  = "123456789012"
      role    = "roles/browser"
      members = ["group:auditors@example.com"]
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
