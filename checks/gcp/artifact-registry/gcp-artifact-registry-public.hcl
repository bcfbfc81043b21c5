check "gcp-artifact-registry-public" {
  title    = "Artifact Registry repository is open to everyone"
  severity = "medium"
  on       = ["google_artifact_registry_repository_iam_member", "google_artifact_registry_repository_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Anybody can download your images and packages, with the code and sometimes the secrets in them, or with a writer's role replace them."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant. Where images are meant for the public, suppress this check with that reason."
  aliases  = ["CKV_GCP_101"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_artifact_registry_repository_iam_member" "main" {
      location   = "europe-west3"
      repository = "images"
      role       = "roles/artifactregistry.reader"
      member     = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_artifact_registry_repository_iam_binding" "main" {
      location   = "europe-west3"
      repository = "images"
      role       = "roles/artifactregistry.reader"
      members    = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "passes" "a service account" {
    resource "google_artifact_registry_repository_iam_member" "main" {
      location   = "europe-west3"
      repository = "images"
      role       = "roles/artifactregistry.reader"
      member     = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_artifact_registry_repository_iam_binding" "main" {
      location   = "europe-west3"
      repository = "images"
      role       = "roles/artifactregistry.reader"
      members    = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_artifact_registry_repository_iam_member" "main" {
      location   = "europe-west3"
      repository = "images"
      role       = "roles/artifactregistry.reader"
      member     = var.member
    }
  }
}
