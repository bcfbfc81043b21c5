# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_core_volume" "this" {
  compartment_id      = "ocid1.compartment.oc1..aaaabank"
  availability_domain = "xYzA:EU-FRANKFURT-1-AD-1"

  block_volume_replicas {
    display_name        = "away"
    availability_domain = "xYzA:US-ASHBURN-1-AD-1"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_core_volume" "this" {
  compartment_id      = "ocid1.compartment.oc1..aaaabank"
  availability_domain = "xYzA:EU-FRANKFURT-1-AD-1"

  block_volume_replicas {
    display_name        = "away"
    availability_domain = "xYzA:EU-AMSTERDAM-1-AD-1"
  }
}
