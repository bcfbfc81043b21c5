# --- outside
resource "google_compute_disk" "home" {
  name = "bankhome"
  zone = "europe-west3-b"
}

resource "google_compute_snapshot" "this" {
  name              = "bank"
  zone              = "europe-west3-b"
  source_disk       = google_compute_disk.home.id
  storage_locations = ["us"]
}

# --- inside
resource "google_compute_disk" "home" {
  name = "bankhome"
  zone = "europe-west3-b"
}

resource "google_compute_snapshot" "this" {
  name              = "bank"
  zone              = "europe-west3-b"
  source_disk       = google_compute_disk.home.id
  storage_locations = ["eu"]
}
