# --- outside
resource "google_cloud_run_v2_service" "this" {
  name     = "bank"
  location = "europe-west3"

  template {
    containers {
      image = "europe-docker.pkg.dev/bank-data/teller/teller:1"
    }
  }

  multi_region_settings {
    regions = ["europe-west2"]
  }
}

# --- inside
resource "google_cloud_run_v2_service" "this" {
  name     = "bank"
  location = "europe-west3"

  template {
    containers {
      image = "europe-docker.pkg.dev/bank-data/teller/teller:1"
    }
  }

  multi_region_settings {
    regions = ["europe-southwest1"]
  }
}
