# --- outside
resource "google_spanner_instance" "home" {
  display_name = "bank"
  config       = "regional-europe-west3"
  num_nodes    = 1
}

resource "google_spanner_instance_partition" "this" {
  name         = "bank"
  display_name = "away"
  instance     = google_spanner_instance.home.name
  config       = "nam6"
}

# --- inside
resource "google_spanner_instance" "home" {
  display_name = "bank"
  config       = "regional-europe-west3"
  num_nodes    = 1
}

resource "google_spanner_instance_partition" "this" {
  name         = "bank"
  display_name = "away"
  instance     = google_spanner_instance.home.name
  config       = "eur3"
}
