# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_autonomous_container_database" "this" {
  display_name = "bank"
  patch_model  = "RELEASE_UPDATES"

  backup_config {
    backup_destination_details {
      type          = "DBRS"
      is_remote     = true
      remote_region = "ap-mumbai-1"
    }
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_database_autonomous_container_database" "this" {
  display_name = "bank"
  patch_model  = "RELEASE_UPDATES"

  backup_config {
    backup_destination_details {
      type          = "DBRS"
      is_remote     = true
      remote_region = "eu-stockholm-1"
    }
  }
}
