# --- outside
resource "google_compute_disk" "home" {
  name = "bankhome"
  zone = "europe-west3-b"
}

resource "google_compute_disk" "this" {
  name = "bank"
  zone = "us-central1-b"

  async_primary_disk {
    disk = google_compute_disk.home.id
  }
}

# --- inside
resource "google_compute_disk" "home" {
  name = "bankhome"
  zone = "europe-west3-b"
}

resource "google_compute_disk" "this" {
  name = "bank"
  zone = "europe-southwest1-b"

  async_primary_disk {
    disk = google_compute_disk.home.id
  }
}
