# expects: everywhere
resource "google_compute_instance_group" "home" {
  name = "bankhome"
  zone = "europe-west3-b"
}

resource "google_compute_backend_service" "this" {
  name       = "bank"
  enable_cdn = true

  backend {
    group = google_compute_instance_group.home.self_link
  }
}
