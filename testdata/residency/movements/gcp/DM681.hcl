# --- outside
resource "google_cloud_run_v2_service" "away" {
  name     = "bankaway"
  location = "europe-west2"

  template {}
}

resource "google_eventarc_trigger" "this" {
  name     = "bank"
  location = "europe-west3"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.pubsub.topic.v1.messagePublished"
  }

  destination {
    http_endpoint {
      uri = google_cloud_run_v2_service.away.uri
    }

    network_config {
      network_attachment = "projects/bank-data/regions/europe-west3/networkAttachments/bank"
    }
  }
}

# --- inside
resource "google_cloud_run_v2_service" "away" {
  name     = "bankaway"
  location = "europe-southwest1"

  template {}
}

resource "google_eventarc_trigger" "this" {
  name     = "bank"
  location = "europe-west3"

  matching_criteria {
    attribute = "type"
    value     = "google.cloud.pubsub.topic.v1.messagePublished"
  }

  destination {
    http_endpoint {
      uri = google_cloud_run_v2_service.away.uri
    }

    network_config {
      network_attachment = "projects/bank-data/regions/europe-west3/networkAttachments/bank"
    }
  }
}
