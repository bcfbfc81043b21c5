# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_disaster_recovery_dr_protection_group" "this" {
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"

  association {
    role        = "PRIMARY"
    peer_id     = "ocid1.drprotectiongroup.oc1.eu-zurich-1.aaaabank"
    peer_region = "eu-zurich-1"
  }

  log_location {
    bucket    = "ledger"
    namespace = "bank"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_disaster_recovery_dr_protection_group" "this" {
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"

  association {
    role        = "PRIMARY"
    peer_id     = "ocid1.drprotectiongroup.oc1.eu-madrid-1.aaaabank"
    peer_region = "eu-madrid-1"
  }

  log_location {
    bucket    = "ledger"
    namespace = "bank"
  }
}
