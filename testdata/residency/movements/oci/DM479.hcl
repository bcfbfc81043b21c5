# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_file_storage_replication" "this" {
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  source_id      = "ocid1.filesystem.oc1.eu-frankfurt-1.aaaabank"
  target_id      = "ocid1.filesystem.oc1.us-ashburn-1.aaaabank"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_file_storage_replication" "this" {
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  source_id      = "ocid1.filesystem.oc1.eu-frankfurt-1.aaaabank"
  target_id      = "ocid1.filesystem.oc1.eu-amsterdam-1.aaaabank"
}
