# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-zurich-1"
}

resource "oci_database_autonomous_database" "this" {
  provider       = oci.away
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  source         = "DATABASE"
  clone_type     = "FULL"
  source_id      = "ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaabank"
  db_name        = "bank"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-madrid-1"
}

resource "oci_database_autonomous_database" "this" {
  provider       = oci.away
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  source         = "DATABASE"
  clone_type     = "FULL"
  source_id      = "ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaabank"
  db_name        = "bank"
}
