# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "us-ashburn-1"
}

resource "oci_objectstorage_bucket" "away" {
  provider       = oci.away
  name           = "ledger"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  namespace      = "bank"
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
    kind   = "objectStorage"
    bucket = oci_objectstorage_bucket.away.name
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-amsterdam-1"
}

resource "oci_objectstorage_bucket" "away" {
  provider       = oci.away
  name           = "ledger"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  namespace      = "bank"
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
    kind   = "objectStorage"
    bucket = oci_objectstorage_bucket.away.name
  }
}
