# --- outside
resource "google_compute_resource_policy" "this" {
  name   = "bank"
  region = "europe-west3"

  snapshot_schedule_policy {
    schedule {
      daily_schedule {
        days_in_cycle = 1
        start_time    = "04:00"
      }
    }

    snapshot_properties {
      storage_locations = ["us"]
    }
  }
}

# --- inside
resource "google_compute_resource_policy" "this" {
  name   = "bank"
  region = "europe-west3"

  snapshot_schedule_policy {
    schedule {
      daily_schedule {
        days_in_cycle = 1
        start_time    = "04:00"
      }
    }

    snapshot_properties {
      storage_locations = ["eu"]
    }
  }
}
