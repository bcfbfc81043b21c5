# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_objectstorage_bucket" "home" {
  name           = "ledger"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  namespace      = "bank"
}

resource "oci_objectstorage_replication_policy" "this" {
  name                    = "bank"
  bucket                  = oci_objectstorage_bucket.home.name
  destination_bucket_name = "ledger"
  destination_region_name = "us-ashburn-1"
  namespace               = "bank"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_objectstorage_bucket" "home" {
  name           = "ledger"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  namespace      = "bank"
}

resource "oci_objectstorage_replication_policy" "this" {
  name                    = "bank"
  bucket                  = oci_objectstorage_bucket.home.name
  destination_bucket_name = "ledger"
  destination_region_name = "eu-amsterdam-1"
  namespace               = "bank"
}
