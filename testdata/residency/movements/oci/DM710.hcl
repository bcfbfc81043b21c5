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
    kind     = "notifications"
    topic_id = "ocid1.onstopic.oc1.ap-mumbai-1.aaaabank"
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
    kind     = "notifications"
    topic_id = "ocid1.onstopic.oc1.eu-stockholm-1.aaaabank"
  }
}
