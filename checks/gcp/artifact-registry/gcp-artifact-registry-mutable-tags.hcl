check "gcp-artifact-registry-mutable-tags" {
  title    = "Tags of images can be moved to other images"
  severity = "low"
  on       = ["google_artifact_registry_repository"]
  when     = upper(self.format) == "DOCKER" && contains(["STANDARD_REPOSITORY", ""], coalesce(self.mode, "STANDARD_REPOSITORY"))
  fail     = !self.docker_config.immutable_tags
  at       = self.docker_config.immutable_tags
  message  = "docker_config.immutable_tags is not true"
  why      = "What runs under a tag can be replaced without a trace: the image that was tested is not the one that is started."
  remedy   = "Add docker_config with immutable_tags = true."
  since    = "0.1"

  fix {
    unsafe = "Pushes to a tag that exists, such as latest, are refused"
    set    = { "docker_config.immutable_tags" = true }
  }

  example "fails" "not written" {
    resource "google_artifact_registry_repository" "images" {
      location      = "europe-west3"
      repository_id = "images"
      format        = "DOCKER"
    }
  }

  example "fails" "switched off" {
    resource "google_artifact_registry_repository" "images" {
      location      = "europe-west3"
      repository_id = "images"
      format        = "DOCKER"

      docker_config {
        immutable_tags = false
      }
    }
  }

  example "passes" "immutable" {
    resource "google_artifact_registry_repository" "images" {
      location      = "europe-west3"
      repository_id = "images"
      format        = "DOCKER"

      docker_config {
        immutable_tags = true
      }
    }
  }

  example "passes" "other packages" {
    resource "google_artifact_registry_repository" "packages" {
      location      = "europe-west3"
      repository_id = "packages"
      format        = "NPM"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "immutable" {
      type = bool
    }

    resource "google_artifact_registry_repository" "images" {
      location      = "europe-west3"
      repository_id = "images"
      format        = "DOCKER"

      docker_config {
        immutable_tags = var.immutable
      }
    }
  }
}
