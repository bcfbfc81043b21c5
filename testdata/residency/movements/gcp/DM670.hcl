# --- outside
resource "google_compute_disk" "home" {
  name = "bankhome"
  zone = "us-east4-a"
}

resource "google_compute_snapshot" "this" {
  name        = "bank"
  zone        = "us-east4-a"
  source_disk = google_compute_disk.home.id
}

# --- inside
resource "google_compute_disk" "home" {
  name = "bankhome"
  zone = "europe-west4-a"
}

resource "google_compute_snapshot" "this" {
  name        = "bank"
  zone        = "europe-west4-a"
  source_disk = google_compute_disk.home.id
}
