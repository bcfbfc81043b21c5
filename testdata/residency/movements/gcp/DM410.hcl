# --- outside
resource "google_compute_disk" "home" {
  name = "bankhome"
  zone = "europe-west3-b"
}

resource "google_compute_disk" "away" {
  name = "bankaway"
  zone = "us-central1-b"
}

resource "google_compute_disk_async_replication" "this" {
  primary_disk = google_compute_disk.home.id

  secondary_disk {
    disk = google_compute_disk.away.id
  }
}

# --- inside
resource "google_compute_disk" "home" {
  name = "bankhome"
  zone = "europe-west3-b"
}

resource "google_compute_disk" "away" {
  name = "bankaway"
  zone = "europe-west1-b"
}

resource "google_compute_disk_async_replication" "this" {
  primary_disk = google_compute_disk.home.id

  secondary_disk {
    disk = google_compute_disk.away.id
  }
}
