# --- outside
resource "google_alloydb_cluster" "home" {
  location   = "europe-west3"
  cluster_id = "bank"
}

resource "google_alloydb_backup" "home" {
  location     = "europe-west3"
  cluster_name = google_alloydb_cluster.home.name
  backup_id    = "nightly"
}

resource "google_alloydb_cluster" "this" {
  location   = "asia-northeast1"
  cluster_id = "bank"

  restore_backup_source {
    backup_name = google_alloydb_backup.home.name
  }
}

# --- inside
resource "google_alloydb_cluster" "home" {
  location   = "europe-west3"
  cluster_id = "bank"
}

resource "google_alloydb_backup" "home" {
  location     = "europe-west3"
  cluster_name = google_alloydb_cluster.home.name
  backup_id    = "nightly"
}

resource "google_alloydb_cluster" "this" {
  location   = "europe-west9"
  cluster_id = "bank"

  restore_backup_source {
    backup_name = google_alloydb_backup.home.name
  }
}
