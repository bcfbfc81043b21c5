# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "us-ashburn-1"
}

resource "oci_database_autonomous_database" "this" {
  provider       = oci.away
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  source         = "CROSS_REGION_DATAGUARD"
  source_id      = "ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaabank"
  db_name        = "bank"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-amsterdam-1"
}

resource "oci_database_autonomous_database" "this" {
  provider       = oci.away
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  source         = "CROSS_REGION_DATAGUARD"
  source_id      = "ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaabank"
  db_name        = "bank"
}
