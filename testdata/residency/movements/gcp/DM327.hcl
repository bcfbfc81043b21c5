# --- outside
resource "google_storage_bucket" "this" {
  name     = "bank-ledger"
  location = "US"

  custom_placement_config {
    data_locations = ["US-EAST1", "US-WEST1"]
  }
}

# --- inside
resource "google_storage_bucket" "this" {
  name     = "bank-ledger"
  location = "EU"

  custom_placement_config {
    data_locations = ["EUROPE-WEST3", "EUROPE-WEST9"]
  }
}
