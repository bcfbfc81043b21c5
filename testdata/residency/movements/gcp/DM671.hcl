# --- outside
resource "google_compute_resource_policy" "this" {
  name   = "bank"
  region = "us-central1"

  snapshot_schedule_policy {
    schedule {
      daily_schedule {
        days_in_cycle = 1
        start_time    = "04:00"
      }
    }
  }
}

# --- inside
resource "google_compute_resource_policy" "this" {
  name   = "bank"
  region = "europe-west4"

  snapshot_schedule_policy {
    schedule {
      daily_schedule {
        days_in_cycle = 1
        start_time    = "04:00"
      }
    }
  }
}
