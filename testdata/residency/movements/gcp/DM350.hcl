# --- outside
resource "google_spanner_instance_config" "this" {
  display_name = "bank"

  replicas {
    location                = "europe-west3"
    type                    = "READ_WRITE"
    default_leader_location = true
  }

  replicas {
    location = "asia-northeast1"
    type     = "READ_ONLY"
  }
}

# --- inside
resource "google_spanner_instance_config" "this" {
  display_name = "bank"

  replicas {
    location                = "europe-west3"
    type                    = "READ_WRITE"
    default_leader_location = true
  }

  replicas {
    location = "europe-north1"
    type     = "READ_ONLY"
  }
}
