# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "uk-london-1"
}

resource "oci_mysql_mysql_backup" "this" {
  provider = oci.away

  source_details {
    backup_id      = "ocid1.mysqlbackup.oc1.eu-frankfurt-1.aaaabank"
    region         = "eu-frankfurt-1"
    compartment_id = "ocid1.compartment.oc1..aaaabank"
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

resource "oci_mysql_mysql_backup" "this" {
  provider = oci.away

  source_details {
    backup_id      = "ocid1.mysqlbackup.oc1.eu-frankfurt-1.aaaabank"
    region         = "eu-frankfurt-1"
    compartment_id = "ocid1.compartment.oc1..aaaabank"
  }
}
