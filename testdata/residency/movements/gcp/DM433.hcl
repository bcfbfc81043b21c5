# --- outside
resource "google_eventarc_trigger" "this" {
  name     = "bank"
  location = "europe-west3"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.pubsub.topic.v1.messagePublished"
  }

  destination {
    cloud_run_service {
      service = "audit"
      region  = "us-east4"
    }
  }
}

# --- inside
resource "google_eventarc_trigger" "this" {
  name     = "bank"
  location = "europe-west3"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.pubsub.topic.v1.messagePublished"
  }

  destination {
    cloud_run_service {
      service = "audit"
      region  = "europe-southwest1"
    }
  }
}
