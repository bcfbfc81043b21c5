check "gcp-iam-basic-role" {
  title    = "Basic role is given on a project, folder or organisation"
  severity = "medium"
  on       = ["google_project_iam_member", "google_project_iam_binding", "google_folder_iam_member", "google_folder_iam_binding", "google_organization_iam_member", "google_organization_iam_binding"]
  fail     = contains(["roles/owner", "roles/editor", "roles/viewer"], self.role)
  at       = self.role
  message  = "${self.role} reaches every service"
  why      = "Owner, Editor and Viewer hold thousands of permissions in every service, also in those that are added next year. One stolen login or token of such a member is the whole project, or all of them below."
  remedy   = "Give the predefined roles that are needed (IAM's recommender names them), or a custom role."
  aliases  = ["CKV_GCP_117", "CKV_GCP_116", "CKV_GCP_115"]
  since    = "0.1"

  example "fails" "editor of a project" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/editor"
      member  = "group:developers@example.com"
    }
  }

  example "fails" "owner of a folder" {
    resource "google_folder_iam_member" "main" {
      folder = "folders/123456789012"
      role   = "roles/owner"
      member = "group:platform@example.com"
    }
  }

  example "fails" "viewer of the organisation, as a binding" {
    resource "google_organization_iam_binding" "main" {
      org_id  = "123456789012"
      role    = "roles/viewer"
      members = ["group:auditors@example.com"]
    }
  }

  example "passes" "a predefined role" {
    resource "google_project_iam_member" "main" {
      project = "example-project"
      role    = "roles/pubsub.publisher"
      member  = "group:developers@example.com"
    }
  }

  example "passes" "a binding of a predefined role" {
    resource "google_folder_iam_binding" "main" {
      folder  = "folders/123456789012"
      role    = "roles/resourcemanager.folderViewer"
      members = ["group:auditors@example.com"]
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
