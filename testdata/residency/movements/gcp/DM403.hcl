# expects: unknown
resource "google_gke_backup_backup_channel" "this" {
  name                = "bank"
  location            = "europe-west3"
  destination_project = "projects/bank-recovery"
}
