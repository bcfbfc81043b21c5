# --- outside
resource "google_alloydb_cluster" "home" {
  location   = "europe-west3"
  cluster_id = "bank"
}

resource "google_alloydb_backup" "this" {
  location     = "asia-northeast1"
  cluster_name = google_alloydb_cluster.home.name
  backup_id    = "nightly"
}

# --- inside
resource "google_alloydb_cluster" "home" {
  location   = "europe-west3"
  cluster_id = "bank"
}

resource "google_alloydb_backup" "this" {
  location     = "europe-southwest1"
  cluster_name = google_alloydb_cluster.home.name
  backup_id    = "nightly"
}
