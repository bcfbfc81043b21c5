# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_mysql_mysql_db_system" "this" {
  compartment_id      = "ocid1.compartment.oc1..aaaabank"
  availability_domain = "xYzA:EU-FRANKFURT-1-AD-1"
  shape_name          = "MySQL.4"
  subnet_id           = "ocid1.subnet.oc1.eu-frankfurt-1.aaaabank"

  backup_policy {
    is_enabled = true

    copy_policies {
      copy_to_region                = "ap-mumbai-1"
      backup_copy_retention_in_days = 7
    }
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_mysql_mysql_db_system" "this" {
  compartment_id      = "ocid1.compartment.oc1..aaaabank"
  availability_domain = "xYzA:EU-FRANKFURT-1-AD-1"
  shape_name          = "MySQL.4"
  subnet_id           = "ocid1.subnet.oc1.eu-frankfurt-1.aaaabank"

  backup_policy {
    is_enabled = true

    copy_policies {
      copy_to_region                = "eu-stockholm-1"
      backup_copy_retention_in_days = 7
    }
  }
}
