# --- outside
variable "password" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_data_guard_association" "this" {
  creation_type                    = "ExistingVmCluster"
  database_id                      = "ocid1.database.oc1.eu-frankfurt-1.aaaabank"
  peer_vm_cluster_id               = "ocid1.cloudvmcluster.oc1.us-ashburn-1.aaaabank"
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
  creation_type                    = "ExistingVmCluster"
  database_id                      = "ocid1.database.oc1.eu-frankfurt-1.aaaabank"
  peer_vm_cluster_id               = "ocid1.cloudvmcluster.oc1.eu-amsterdam-1.aaaabank"
  database_admin_password          = var.password
  delete_standby_db_home_on_delete = true
  protection_mode                  = "MAXIMUM_PERFORMANCE"
  transport_type                   = "ASYNC"
}
