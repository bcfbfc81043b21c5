# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_core_boot_volume" "this" {
  compartment_id      = "ocid1.compartment.oc1..aaaabank"
  availability_domain = "xYzA:EU-FRANKFURT-1-AD-1"

  source_details {
    type = "bootVolume"
    id   = "ocid1.bootvolume.oc1.eu-frankfurt-1.aaaabank"
  }

  boot_volume_replicas {
    display_name        = "away"
    availability_domain = "xYzA:EU-ZURICH-1-AD-1"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_core_boot_volume" "this" {
  compartment_id      = "ocid1.compartment.oc1..aaaabank"
  availability_domain = "xYzA:EU-FRANKFURT-1-AD-1"

  source_details {
    type = "bootVolume"
    id   = "ocid1.bootvolume.oc1.eu-frankfurt-1.aaaabank"
  }

  boot_volume_replicas {
    display_name        = "away"
    availability_domain = "xYzA:EU-MADRID-1-AD-1"
  }
}
