# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_vault_secret" "this" {
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  key_id         = "ocid1.key.oc1.eu-frankfurt-1.aaaabank"
  secret_name    = "ledger"
  vault_id       = "ocid1.vault.oc1.eu-frankfurt-1.aaaabank"

  replication_config {
    replication_targets {
      target_region   = "eu-zurich-1"
      target_vault_id = "ocid1.vault.oc1.eu-zurich-1.aaaabank"
      target_key_id   = "ocid1.key.oc1.eu-zurich-1.aaaabank"
    }
  }
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_vault_secret" "this" {
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  key_id         = "ocid1.key.oc1.eu-frankfurt-1.aaaabank"
  secret_name    = "ledger"
  vault_id       = "ocid1.vault.oc1.eu-frankfurt-1.aaaabank"

  replication_config {
    replication_targets {
      target_region   = "eu-madrid-1"
      target_vault_id = "ocid1.vault.oc1.eu-madrid-1.aaaabank"
      target_key_id   = "ocid1.key.oc1.eu-madrid-1.aaaabank"
    }
  }
}
