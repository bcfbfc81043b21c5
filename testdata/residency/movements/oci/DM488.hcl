# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_identity_domain_replication_to_region" "this" {
  domain_id      = "ocid1.domain.oc1.eu-frankfurt-1.aaaabank"
  replica_region = "uk-london-1"
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_identity_domain_replication_to_region" "this" {
  domain_id      = "ocid1.domain.oc1.eu-frankfurt-1.aaaabank"
  replica_region = "eu-paris-1"
}
