# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_metering_computation_schedule" "this" {
  name                 = "costs"
  compartment_id       = "ocid1.compartment.oc1..aaaabank"
  schedule_recurrences = "FREQ=DAILY"
  time_scheduled       = "2026-12-01T00:00:00Z"

  result_location {
    location_type = "OBJECT_STORAGE"
    region        = "eu-zurich-1"
    namespace     = "bank"
    bucket        = "costs"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_metering_computation_schedule" "this" {
  name                 = "costs"
  compartment_id       = "ocid1.compartment.oc1..aaaabank"
  schedule_recurrences = "FREQ=DAILY"
  time_scheduled       = "2026-12-01T00:00:00Z"

  result_location {
    location_type = "OBJECT_STORAGE"
    region        = "eu-madrid-1"
    namespace     = "bank"
    bucket        = "costs"
  }
}
