# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "uk-london-1"
}

resource "oci_core_boot_volume_backup" "this" {
  provider = oci.away

  source_details {
    region                = "eu-frankfurt-1"
    boot_volume_backup_id = "ocid1.volumebackup.oc1.eu-frankfurt-1.aaaabank"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "eu-paris-1"
}

resource "oci_core_boot_volume_backup" "this" {
  provider = oci.away

  source_details {
    region                = "eu-frankfurt-1"
    boot_volume_backup_id = "ocid1.volumebackup.oc1.eu-frankfurt-1.aaaabank"
  }
}
