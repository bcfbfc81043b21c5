check "gcp-iam-private-account" {
  title    = "Role is given to a private Google account"
  severity = "medium"
  on       = ["google_project_iam_member", "google_project_iam_binding", "google_folder_iam_member", "google_folder_iam_binding", "google_organization_iam_member", "google_organization_iam_binding"]
  fail     = anytrue([for member in self.members : startswith(member, "user:") && (endswith(lower(member), "@gmail.com") || endswith(lower(member), "@googlemail.com"))])
  at       = self.members
  message  = "${self.role} is given to an account of gmail.com"
  why      = "Nobody in the organisation can close that account, ask a second factor of it, or see when it was taken over."
  remedy   = "Give the role to a group or account of your own domain."
  aliases  = ["AVD-GCP-0069"]
  since    = "0.1"

  example "fails" "a member" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/pubsub.viewer"
      member  = "user:jane.doe@gmail.com"
    }
  }

  example "fails" "one in a binding" {
    resource "google_project_iam_binding" "main" {
      project = "example-project"
      role    = "roles/pubsub.viewer"
      members = ["group:developers@example.com", "user:jane.doe@googlemail.com"]
    }
  }

  example "passes" "an account of the organisation" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/pubsub.viewer"
      member  = "user:jane@example.com"
    }
  }

  example "passes" "a group" {
    resource "google_project_iam_binding" "main" {
      project = "example-project"
      role    = "roles/pubsub.viewer"
      members = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/pubsub.viewer"
      member  = var.member
    }
  }
}
