# --- outside
resource "google_alloydb_cluster" "home" {
  location   = "europe-west3"
  cluster_id = "bank"
}

resource "google_alloydb_cluster" "this" {
  location     = "asia-southeast1"
  cluster_type = "SECONDARY"
  cluster_id   = "bank"

  secondary_config {
    primary_cluster_name = google_alloydb_cluster.home.name
  }
}

# --- inside
resource "google_alloydb_cluster" "home" {
  location   = "europe-west3"
  cluster_id = "bank"
}

resource "google_alloydb_cluster" "this" {
  location     = "europe-west1"
  cluster_type = "SECONDARY"
  cluster_id   = "bank"

  secondary_config {
    primary_cluster_name = google_alloydb_cluster.home.name
  }
}
