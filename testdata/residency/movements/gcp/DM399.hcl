# --- outside
resource "google_netapp_backup_vault" "this" {
  name              = "bank"
  location          = "europe-west3"
  backup_vault_type = "CROSS_REGION"
  backup_region     = "europe-west2"
}

# --- inside
resource "google_netapp_backup_vault" "this" {
  name              = "bank"
  location          = "europe-west3"
  backup_vault_type = "CROSS_REGION"
  backup_region     = "europe-north1"
}
