# expects: unknown
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_golden_gate_connection" "this" {
  display_name    = "ledger"
  compartment_id  = "ocid1.compartment.oc1..aaaabank"
  connection_type = "POSTGRESQL"
  technology_type = "POSTGRESQL_SERVER"
  host            = "db.example.com"
  port            = 5432
}
