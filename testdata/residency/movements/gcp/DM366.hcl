# --- outside
resource "google_artifact_registry_repository" "this" {
  location      = "asia-northeast1"
  mode          = "REMOTE_REPOSITORY"
  format        = "DOCKER"
  repository_id = "bank"

  remote_repository_config {
    docker_repository {
      custom_repository {
        uri = "https://registry-1.docker.io"
      }
    }
  }
}

# --- inside
resource "google_artifact_registry_repository" "this" {
  location      = "europe-west9"
  mode          = "REMOTE_REPOSITORY"
  format        = "DOCKER"
  repository_id = "bank"

  remote_repository_config {
    docker_repository {
      custom_repository {
        uri = "https://registry-1.docker.io"
      }
    }
  }
}
