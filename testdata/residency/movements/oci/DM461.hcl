# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "ap-mumbai-1"
}

resource "oci_core_volume_backup" "this" {
  provider = oci.away

  source_details {
    region           = "eu-frankfurt-1"
    volume_backup_id = "ocid1.volumebackup.oc1.eu-frankfurt-1.aaaabank"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-stockholm-1"
}

resource "oci_core_volume_backup" "this" {
  provider = oci.away

  source_details {
    region           = "eu-frankfurt-1"
    volume_backup_id = "ocid1.volumebackup.oc1.eu-frankfurt-1.aaaabank"
  }
}
