check "gcp-iam-project-open-to-everyone" {
  title    = "Role on a project, folder or organisation is given to everyone"
  severity = "critical"
  on       = ["google_project_iam_member", "google_project_iam_binding", "google_folder_iam_member", "google_folder_iam_binding", "google_organization_iam_member", "google_organization_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Anybody, with or without a Google account, may do what the role allows on everything below."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the groups that are meant."
  cwe      = [668]
  since    = "0.1"

  example "fails" "with a Google account" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/browser"
      member  = "allAuthenticatedUsers"
    }
  }

  example "fails" "everyone, as a binding" {
    resource "google_folder_iam_binding" "main" {
      folder  = "folders/123456789012"
      role    = "roles/browser"
      members = ["group:auditors@example.com", "allUsers"]
    }
  }

  example "passes" "a group" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/browser"
      member  = "group:auditors@example.com"
    }
  }

  example "passes" "a domain" {
    resource "google_project_iam_binding" "main" {
      project = "example-project"
      role    = "roles/browser"
      members = ["domain:example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/browser"
      member  = var.member
    }
  }
}
