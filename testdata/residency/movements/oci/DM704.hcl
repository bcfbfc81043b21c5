# --- outside
variable "password" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_database" "this" {
  source     = "NONE"
  db_home_id = "ocid1.dbhome.oc1.eu-frankfurt-1.aaaabank"

  database {
    admin_password = var.password
    db_name        = "bank"

    db_backup_config {
      auto_backup_enabled = true

      backup_destination_details {
        type          = "DBRS"
        is_remote     = true
        remote_region = "ap-mumbai-1"
      }
    }
  }
}

# --- inside
variable "password" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_database" "this" {
  source     = "NONE"
  db_home_id = "ocid1.dbhome.oc1.eu-frankfurt-1.aaaabank"

  database {
    admin_password = var.password
    db_name        = "bank"

    db_backup_config {
      auto_backup_enabled = true

      backup_destination_details {
        type          = "DBRS"
        is_remote     = true
        remote_region = "eu-stockholm-1"
      }
    }
  }
}
