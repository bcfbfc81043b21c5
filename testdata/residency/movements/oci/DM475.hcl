# expects: unknown
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_backup_destination" "this" {
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  type           = "NFS"

  mount_type_details {
    mount_type        = "SELF_MOUNT"
    nfs_server        = ["10.0.0.5"]
    nfs_server_export = "/backups"
  }
}
