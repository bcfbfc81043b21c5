# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-zurich-1"
}

resource "oci_logging_log" "this" {
  provider     = oci.away
  display_name = "reads"
  log_group_id = "ocid1.loggroup.oc1.eu-zurich-1.aaaabank"
  log_type     = "SERVICE"

  configuration {
    source {
      source_type = "OCISERVICE"
      service     = "objectstorage"
      category    = "read"
      resource    = "ledger"
    }
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

resource "oci_logging_log" "this" {
  provider     = oci.away
  display_name = "reads"
  log_group_id = "ocid1.loggroup.oc1.eu-madrid-1.aaaabank"
  log_type     = "SERVICE"

  configuration {
    source {
      source_type = "OCISERVICE"
      service     = "objectstorage"
      category    = "read"
      resource    = "ledger"
    }
  }
}
