# --- outside
resource "google_bigquery_reservation" "this" {
  name               = "bank"
  location           = "europe-west3"
  slot_capacity      = 100
  edition            = "ENTERPRISE_PLUS"
  secondary_location = "asia-southeast1"
}

# --- inside
resource "google_bigquery_reservation" "this" {
  name               = "bank"
  location           = "europe-west3"
  slot_capacity      = 100
  edition            = "ENTERPRISE_PLUS"
  secondary_location = "europe-north1"
}
