# --- outside
resource "mongodbatlas_cloud_backup_schedule" "this" {
  project_id   = "5f0000000000000000000001"
  cluster_name = "ledger"

  copy_settings {
    cloud_provider     = "AZURE"
    frequencies        = ["DAILY"]
    region_name        = "UK_SOUTH"
    should_copy_oplogs = true
  }
}

# --- inside
resource "mongodbatlas_cloud_backup_schedule" "this" {
  project_id   = "5f0000000000000000000001"
  cluster_name = "ledger"

  copy_settings {
    cloud_provider     = "AZURE"
    frequencies        = ["DAILY"]
    region_name        = "EUROPE_NORTH"
    should_copy_oplogs = true
  }
}
