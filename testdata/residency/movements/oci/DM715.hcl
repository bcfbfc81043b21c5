# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_cloud_guard_cloud_guard_configuration" "this" {
  compartment_id   = "ocid1.compartment.oc1..aaaabank"
  status           = "ENABLED"
  reporting_region = "us-ashburn-1"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_cloud_guard_cloud_guard_configuration" "this" {
  compartment_id   = "ocid1.compartment.oc1..aaaabank"
  status           = "ENABLED"
  reporting_region = "eu-amsterdam-1"
}
