# --- outside
resource "google_cloud_run_v2_service" "away" {
  name     = "bankaway"
  location = "europe-west2"

  template {}
}

resource "google_eventarc_pipeline" "this" {
  location    = "europe-west3"
  pipeline_id = "audit"

  destinations {
    http_endpoint {
      uri = google_cloud_run_v2_service.away.uri
    }
  }
}

# --- inside
resource "google_cloud_run_v2_service" "away" {
  name     = "bankaway"
  location = "europe-southwest1"

  template {}
}

resource "google_eventarc_pipeline" "this" {
  location    = "europe-west3"
  pipeline_id = "audit"

  destinations {
    http_endpoint {
      uri = google_cloud_run_v2_service.away.uri
    }
  }
}
