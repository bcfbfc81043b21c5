# --- outside
resource "google_alloydb_cluster" "this" {
  location   = "europe-west3"
  cluster_id = "bank"

  automated_backup_policy {
    enabled  = true
    location = "europe-west6"
  }
}

# --- inside
resource "google_alloydb_cluster" "this" {
  location   = "europe-west3"
  cluster_id = "bank"

  automated_backup_policy {
    enabled  = true
    location = "europe-west1"
  }
}
