# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-zurich-1"
}

resource "oci_core_image" "this" {
  provider       = oci.away
  compartment_id = "ocid1.compartment.oc1..aaaabank"

  image_source_details {
    source_type = "objectStorageUri"
    source_uri  = "https://objectstorage.eu-frankfurt-1.oraclecloud.com/n/bank/b/images/o/teller.qcow2"
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

resource "oci_core_image" "this" {
  provider       = oci.away
  compartment_id = "ocid1.compartment.oc1..aaaabank"

  image_source_details {
    source_type = "objectStorageUri"
    source_uri  = "https://objectstorage.eu-frankfurt-1.oraclecloud.com/n/bank/b/images/o/teller.qcow2"
  }
}
