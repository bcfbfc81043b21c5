# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "away"
  region = "uk-london-1"
}

resource "oci_mysql_mysql_db_system" "this" {
  provider            = oci.away
  compartment_id      = "ocid1.compartment.oc1..aaaabank"
  availability_domain = "xYzA:UK-LONDON-1-AD-1"
  shape_name          = "MySQL.4"
  subnet_id           = "ocid1.subnet.oc1.eu-frankfurt-1.aaaabank"

  source {
    source_type = "BACKUP"
    backup_id   = "ocid1.mysqlbackup.oc1.eu-frankfurt-1.aaaabank"
    region      = "eu-frankfurt-1"
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

resource "oci_mysql_mysql_db_system" "this" {
  provider            = oci.away
  compartment_id      = "ocid1.compartment.oc1..aaaabank"
  availability_domain = "xYzA:EU-PARIS-1-AD-1"
  shape_name          = "MySQL.4"
  subnet_id           = "ocid1.subnet.oc1.eu-frankfurt-1.aaaabank"

  source {
    source_type = "BACKUP"
    backup_id   = "ocid1.mysqlbackup.oc1.eu-frankfurt-1.aaaabank"
    region      = "eu-frankfurt-1"
  }
}
