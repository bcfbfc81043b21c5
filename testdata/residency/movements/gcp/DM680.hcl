# --- outside
resource "google_workflows_workflow" "away" {
  region = "europe-west2"
}

resource "google_eventarc_trigger" "this" {
  name     = "bank"
  location = "europe-west3"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.pubsub.topic.v1.messagePublished"
  }

  destination {
    workflow = google_workflows_workflow.away.id
  }
}

# --- inside
resource "google_workflows_workflow" "away" {
  region = "europe-southwest1"
}

resource "google_eventarc_trigger" "this" {
  name     = "bank"
  location = "europe-west3"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.pubsub.topic.v1.messagePublished"
  }

  destination {
    workflow = google_workflows_workflow.away.id
  }
}
