# --- outside
variable "password" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_data_guard_association" "this" {
  creation_type                    = "ExistingDbSystem"
  database_id                      = "ocid1.database.oc1.eu-frankfurt-1.aaaabank"
  peer_db_system_id                = "ocid1.dbsystem.oc1.eu-zurich-1.aaaabank"
  database_admin_password          = var.password
  delete_standby_db_home_on_delete = true
  protection_mode                  = "MAXIMUM_PERFORMANCE"
  transport_type                   = "ASYNC"
}

# --- inside
variable "password" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_data_guard_association" "this" {
  creation_type                    = "ExistingDbSystem"
  database_id                      = "ocid1.database.oc1.eu-frankfurt-1.aaaabank"
  peer_db_system_id                = "ocid1.dbsystem.oc1.eu-madrid-1.aaaabank"
  database_admin_password          = var.password
  delete_standby_db_home_on_delete = true
  protection_mode                  = "MAXIMUM_PERFORMANCE"
  transport_type                   = "ASYNC"
}
