# --- outside
resource "google_compute_instance" "home" {
  name         = "bankhome"
  zone         = "us-east4-a"
  machine_type = "e2-standard-2"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    network = "default"
  }
}

resource "google_compute_machine_image" "this" {
  name            = "bank"
  source_instance = google_compute_instance.home.self_link
}

# --- inside
resource "google_compute_instance" "home" {
  name         = "bankhome"
  zone         = "europe-west4-a"
  machine_type = "e2-standard-2"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    network = "default"
  }
}

resource "google_compute_machine_image" "this" {
  name            = "bank"
  source_instance = google_compute_instance.home.self_link
}
