# expects: unknown
resource "google_gke_backup_backup_channel" "this" {
  name                = "example"
  location            = "europe-west3"
  destination_project = "projects/bank-recovery"
}
