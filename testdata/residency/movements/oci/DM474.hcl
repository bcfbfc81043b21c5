# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_autonomous_container_database_dataguard_association" "this" {
  autonomous_container_database_id                = "ocid1.autonomouscontainerdatabase.oc1.eu-frankfurt-1.aaaabank"
  peer_autonomous_container_database_display_name = "standby"
  peer_cloud_autonomous_vm_cluster_id             = "ocid1.cloudautonomousvmcluster.oc1.uk-london-1.aaaabank"
  protection_mode                                 = "MAXIMUM_PERFORMANCE"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_autonomous_container_database_dataguard_association" "this" {
  autonomous_container_database_id                = "ocid1.autonomouscontainerdatabase.oc1.eu-frankfurt-1.aaaabank"
  peer_autonomous_container_database_display_name = "standby"
  peer_cloud_autonomous_vm_cluster_id             = "ocid1.cloudautonomousvmcluster.oc1.eu-paris-1.aaaabank"
  protection_mode                                 = "MAXIMUM_PERFORMANCE"
}
