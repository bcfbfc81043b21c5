# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_psql_db_system" "this" {
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  db_version     = "16"
  shape          = "PostgreSQL.VM.Standard.E5.Flex"

  management_policy {
    backup_policy {
      kind           = "DAILY"
      retention_days = 30

      copy_policy {
        compartment_id = "ocid1.compartment.oc1..aaaabank"
        regions        = ["uk-london-1"]
      }
    }
  }

  network_details {
    subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  }

  storage_details {
    is_regionally_durable = true
    system_type           = "OCI_OPTIMIZED_STORAGE"
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_psql_db_system" "this" {
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  db_version     = "16"
  shape          = "PostgreSQL.VM.Standard.E5.Flex"

  management_policy {
    backup_policy {
      kind           = "DAILY"
      retention_days = 30

      copy_policy {
        compartment_id = "ocid1.compartment.oc1..aaaabank"
        regions        = ["eu-paris-1"]
      }
    }
  }

  network_details {
    subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Network/virtualNetworks/bank/subnets/data"
  }

  storage_details {
    is_regionally_durable = true
    system_type           = "OCI_OPTIMIZED_STORAGE"
  }
}
