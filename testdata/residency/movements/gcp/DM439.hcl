# expects: everywhere
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_network_services_edge_cache_origin" "this" {
  name           = "bank"
  origin_address = google_storage_bucket.home.url
}
