# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_kms_vault" "home" {
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  vault_type     = "VIRTUAL_PRIVATE"
}

resource "oci_kms_vault_replication" "this" {
  vault_id       = oci_kms_vault.home.id
  replica_region = "uk-london-1"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_kms_vault" "home" {
  display_name   = "bank"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  vault_type     = "VIRTUAL_PRIVATE"
}

resource "oci_kms_vault_replication" "this" {
  vault_id       = oci_kms_vault.home.id
  replica_region = "eu-paris-1"
}
