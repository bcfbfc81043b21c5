# --- outside
resource "google_container_cluster" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_gke_backup_backup_plan" "this" {
  name     = "bank"
  location = "asia-northeast1"
  cluster  = google_container_cluster.home.id

  backup_config {
    all_namespaces      = true
    include_volume_data = true
  }
}

# --- inside
resource "google_container_cluster" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_gke_backup_backup_plan" "this" {
  name     = "bank"
  location = "europe-west9"
  cluster  = google_container_cluster.home.id

  backup_config {
    all_namespaces      = true
    include_volume_data = true
  }
}
