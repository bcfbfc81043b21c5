check "gcp-iam-folder-basic-role" {
  title    = "Basic role is given on a folder"
  severity = "medium"
  on       = ["google_folder_iam_member", "google_folder_iam_binding"]
  fail     = contains(["roles/owner", "roles/editor", "roles/viewer"], self.role)
  at       = self.role
  message  = "${self.role} reaches every service"
  why      = "Owner, Editor and Viewer hold thousands of permissions in every service, in every project below, also in services that are added next year. One stolen login or token of such a member is enough for all of it."
  remedy   = "Give the predefined roles that are needed (IAM's recommender names them), or a custom role."
  aliases  = ["CKV_GCP_116"]
  cwe      = [250]
  since    = "0.1"

  example "fails" "editor" {
    resource "google_folder_iam_member" "main" {
      folder = "folders/123456789012"
      role   = "roles/editor"
      member = "group:developers@example.com"
    }
  }

  example "fails" "owner" {
    resource "google_folder_iam_member" "main" {
      folder = "folders/123456789012"
      role   = "roles/owner"
      member = "group:platform@example.com"
    }
  }

  example "fails" "viewer, as a binding" {
    resource "google_folder_iam_binding" "main" {
      folder  = "folders/123456789012"
      role    = "roles/viewer"
      members = ["group:auditors@example.com"]
    }
  }

  example "passes" "a predefined role" {
    resource "google_folder_iam_member" "main" {
      folder = "folders/123456789012"
      role   = "roles/pubsub.publisher"
      member = "group:developers@example.com"
    }
  }

  example "passes" "a binding of a predefined role" {
    resource "google_folder_iam_binding" "main" {
      folder  = "folders/123456789012"
      role    = "roles/browser"
      members = ["group:auditors@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "role" {
      type = string
    }

    resource "google_folder_iam_member" "main" {
      folder = "folders/123456789012"
      role   = var.role
      member = "group:developers@example.com"
    }
  }
}
