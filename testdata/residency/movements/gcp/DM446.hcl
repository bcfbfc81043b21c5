# --- outside
resource "google_apigee_organization" "this" {
  project_id       = "bank-data"
  analytics_region = "europe-west6"
}

# --- inside
resource "google_apigee_organization" "this" {
  project_id       = "bank-data"
  analytics_region = "europe-southwest1"
}
