# --- outside
resource "google_container_attached_cluster" "this" {
  name             = "bank"
  location         = "europe-west2"
  distribution     = "eks"
  platform_version = "1.30.0-gke.1"

  oidc_config {
    issuer_url = "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"
  }

  fleet {
    project = "projects/123456789"
  }
}

# --- inside
resource "google_container_attached_cluster" "this" {
  name             = "bank"
  location         = "europe-north1"
  distribution     = "eks"
  platform_version = "1.30.0-gke.1"

  oidc_config {
    issuer_url = "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"
  }

  fleet {
    project = "projects/123456789"
  }
}
