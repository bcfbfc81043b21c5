# --- outside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_nosql_table" "home" {
  name           = "accounts"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  ddl_statement  = "CREATE TABLE accounts (id STRING, PRIMARY KEY (id))"
}

resource "oci_nosql_table_replica" "this" {
  region           = "us-ashburn-1"
  table_name_or_id = oci_nosql_table.home.id
}

# --- inside
provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_nosql_table" "home" {
  name           = "accounts"
  compartment_id = "ocid1.compartment.oc1..aaaabank"
  ddl_statement  = "CREATE TABLE accounts (id STRING, PRIMARY KEY (id))"
}

resource "oci_nosql_table_replica" "this" {
  region           = "eu-amsterdam-1"
  table_name_or_id = oci_nosql_table.home.id
}
