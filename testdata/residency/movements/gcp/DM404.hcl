# --- outside
resource "google_container_cluster" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_gke_backup_backup_plan" "home" {
  name     = "bankhome"
  location = "europe-west3"
  cluster  = google_container_cluster.home.id
}

resource "google_container_cluster" "away" {
  name     = "bankaway"
  location = "us-central1"
}

resource "google_gke_backup_restore_plan" "this" {
  name        = "bank"
  location    = "europe-west3"
  backup_plan = google_gke_backup_backup_plan.home.id
  cluster     = google_container_cluster.away.id

  restore_config {
    all_namespaces = true
  }
}

# --- inside
resource "google_container_cluster" "home" {
  name     = "bankhome"
  location = "europe-west3"
}

resource "google_gke_backup_backup_plan" "home" {
  name     = "bankhome"
  location = "europe-west3"
  cluster  = google_container_cluster.home.id
}

resource "google_container_cluster" "away" {
  name     = "bankaway"
  location = "europe-west4"
}

resource "google_gke_backup_restore_plan" "this" {
  name        = "bank"
  location    = "europe-west3"
  backup_plan = google_gke_backup_backup_plan.home.id
  cluster     = google_container_cluster.away.id

  restore_config {
    all_namespaces = true
  }
}
