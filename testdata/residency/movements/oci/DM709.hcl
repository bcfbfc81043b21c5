# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_sch_service_connector" "this" {
  display_name   = "logs"
  compartment_id = "ocid1.compartment.oc1..aaaabank"

  source {
    kind = "logging"

    log_sources {
      compartment_id = "ocid1.compartment.oc1..aaaabank"
      log_group_id   = "ocid1.loggroup.oc1.eu-frankfurt-1.aaaabank"
    }
  }

  target {
    kind         = "loggingAnalytics"
    log_group_id = "ocid1.loganalyticsloggroup.oc1.eu-zurich-1.aaaabank"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_sch_service_connector" "this" {
  display_name   = "logs"
  compartment_id = "ocid1.compartment.oc1..aaaabank"

  source {
    kind = "logging"

    log_sources {
      compartment_id = "ocid1.compartment.oc1..aaaabank"
      log_group_id   = "ocid1.loggroup.oc1.eu-frankfurt-1.aaaabank"
    }
  }

  target {
    kind         = "loggingAnalytics"
    log_group_id = "ocid1.loganalyticsloggroup.oc1.eu-madrid-1.aaaabank"
  }
}
