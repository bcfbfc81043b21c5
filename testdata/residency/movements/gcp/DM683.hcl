# --- outside
resource "google_workflows_workflow" "away" {
  region = "europe-west2"
}

resource "google_eventarc_pipeline" "this" {
  location    = "europe-west3"
  pipeline_id = "audit"

  destinations {
    workflow = google_workflows_workflow.away.id
  }
}

# --- inside
resource "google_workflows_workflow" "away" {
  region = "europe-southwest1"
}

resource "google_eventarc_pipeline" "this" {
  location    = "europe-west3"
  pipeline_id = "audit"

  destinations {
    workflow = google_workflows_workflow.away.id
  }
}
