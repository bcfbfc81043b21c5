# --- outside
resource "google_eventarc_trigger" "this" {
  name     = "bank"
  location = "europe-west3"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.pubsub.topic.v1.messagePublished"
  }

  destination {
    gke {
      cluster   = "bank"
      location  = "europe-west6"
      namespace = "audit"
      service   = "audit"
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
    gke {
      cluster   = "bank"
      location  = "europe-west9"
      namespace = "audit"
      service   = "audit"
    }
  }
}
