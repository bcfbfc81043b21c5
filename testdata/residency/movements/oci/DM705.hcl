# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_autonomous_database_backup" "this" {
  autonomous_database_id   = "ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaabank"
  is_long_term_backup      = true
  retention_period_in_days = 90
  backup_destination_details = {
    type          = "OBJECT_STORE"
    is_remote     = true
    remote_region = "uk-london-1"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_autonomous_database_backup" "this" {
  autonomous_database_id   = "ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaabank"
  is_long_term_backup      = true
  retention_period_in_days = 90
  backup_destination_details = {
    type          = "OBJECT_STORE"
    is_remote     = true
    remote_region = "eu-paris-1"
  }
}
