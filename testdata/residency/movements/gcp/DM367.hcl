# --- outside
resource "google_artifact_registry_repository" "home" {
  location      = "europe-west3"
  format        = "DOCKER"
  repository_id = "bank"
}

resource "google_artifact_registry_repository" "this" {
  location      = "europe-west2"
  mode          = "VIRTUAL_REPOSITORY"
  format        = "DOCKER"
  repository_id = "bank"

  virtual_repository_config {
    upstream_policies {
      id         = "home"
      priority   = 1
      repository = google_artifact_registry_repository.home.id
    }
  }
}

# --- inside
resource "google_artifact_registry_repository" "home" {
  location      = "europe-west3"
  format        = "DOCKER"
  repository_id = "bank"
}

resource "google_artifact_registry_repository" "this" {
  location      = "europe-north1"
  mode          = "VIRTUAL_REPOSITORY"
  format        = "DOCKER"
  repository_id = "bank"

  virtual_repository_config {
    upstream_policies {
      id         = "home"
      priority   = 1
      repository = google_artifact_registry_repository.home.id
    }
  }
}
