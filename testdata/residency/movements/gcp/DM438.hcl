# expects: everywhere
resource "google_storage_bucket" "home" {
  name     = "bank-home"
  location = "europe-west3"
}

resource "google_compute_backend_bucket" "this" {
  name        = "bank"
  enable_cdn  = true
  bucket_name = google_storage_bucket.home.name
}
