# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_core_volume_backup_policy" "this" {
  compartment_id     = "ocid1.compartment.oc1..aaaabank"
  destination_region = "uk-london-1"

  schedules {
    backup_type       = "INCREMENTAL"
    period            = "ONE_DAY"
    retention_seconds = 604800
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_core_volume_backup_policy" "this" {
  compartment_id     = "ocid1.compartment.oc1..aaaabank"
  destination_region = "eu-paris-1"

  schedules {
    backup_type       = "INCREMENTAL"
    period            = "ONE_DAY"
    retention_seconds = 604800
  }
}
