# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_core_remote_peering_connection" "this" {
  compartment_id   = "ocid1.compartment.oc1..aaaabank"
  peer_id          = "ocid1.remotepeeringconnection.oc1.ap-mumbai-1.aaaabank"
  peer_region_name = "ap-mumbai-1"
  drg_id           = "ocid1.drg.oc1.eu-frankfurt-1.aaaabank"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_core_remote_peering_connection" "this" {
  compartment_id   = "ocid1.compartment.oc1..aaaabank"
  peer_id          = "ocid1.remotepeeringconnection.oc1.eu-stockholm-1.aaaabank"
  peer_region_name = "eu-stockholm-1"
  drg_id           = "ocid1.drg.oc1.eu-frankfurt-1.aaaabank"
}
