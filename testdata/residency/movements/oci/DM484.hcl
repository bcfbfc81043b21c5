# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-zurich-1"
}

resource "oci_psql_backup" "this" {
  provider       = oci.away
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  db_system_id   = "ocid1.postgresqldbsystem.oc1.eu-frankfurt-1.aaaabank"

  source_backup_details {
    source_backup_id = "ocid1.postgresqlbackup.oc1.eu-frankfurt-1.aaaabank"
    source_region    = "eu-frankfurt-1"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-madrid-1"
}

resource "oci_psql_backup" "this" {
  provider       = oci.away
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  db_system_id   = "ocid1.postgresqldbsystem.oc1.eu-frankfurt-1.aaaabank"

  source_backup_details {
    source_backup_id = "ocid1.postgresqlbackup.oc1.eu-frankfurt-1.aaaabank"
    source_region    = "eu-frankfurt-1"
  }
}
