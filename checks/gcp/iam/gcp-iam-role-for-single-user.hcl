check "gcp-iam-role-for-single-user" {
  title    = "Role is given to a single user"
  severity = "low"
  on       = ["google_project_iam_member", "google_project_iam_binding", "google_folder_iam_member", "google_folder_iam_binding", "google_organization_iam_member", "google_organization_iam_binding"]
  fail     = anytrue([for member in self.members : startswith(member, "user:")])
  at       = self.members
  message  = "${self.role} is given to a person, not to a group"
  why      = "Who changes teams or leaves keeps the role until somebody finds each place where the name stands."
  remedy   = "Give the role to a group (\"group:team@example.com\"), and people to the group."
  aliases  = ["AVD-GCP-0003"]
  since    = "0.1"

  example "fails" "a member" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/viewer"
      member  = "user:jane@example.com"
    }
  }

  example "fails" "one in a binding" {
    resource "google_project_iam_binding" "main" {
      project = "example-project"
      role    = "roles/pubsub.viewer"
      members = ["group:developers@example.com", "user:jane@example.com"]
    }
  }

  example "fails" "on a folder" {
    resource "google_folder_iam_member" "main" {
      folder = "folders/123456789012"
      role   = "roles/browser"
      member = "user:jane@example.com"
    }
  }

  example "passes" "a group" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/pubsub.viewer"
      member  = "group:developers@example.com"
    }
  }

  example "passes" "a service account" {
    resource "google_project_iam_binding" "main" {
      project = "example-project"
      role    = "roles/pubsub.viewer"
      members = ["serviceAccount:app@example-project.iam.gserviceaccount.com"]
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
