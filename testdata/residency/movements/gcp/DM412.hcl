# --- outside
resource "google_compute_region_disk" "home" {
  name          = "bankhome"
  region        = "europe-west3"
  replica_zones = ["europe-west3-b", "europe-west3-c"]
}

resource "google_compute_region_disk" "this" {
  name          = "bank"
  region        = "us-central1"
  replica_zones = ["us-central1-b", "us-central1-c"]

  async_primary_disk {
    disk = google_compute_region_disk.home.id
  }
}

# --- inside
resource "google_compute_region_disk" "home" {
  name          = "bankhome"
  region        = "europe-west3"
  replica_zones = ["europe-west3-b", "europe-west3-c"]
}

resource "google_compute_region_disk" "this" {
  name          = "bank"
  region        = "europe-west9"
  replica_zones = ["europe-west9-b", "europe-west9-c"]

  async_primary_disk {
    disk = google_compute_region_disk.home.id
  }
}
