provider "oci" {
  region = "eu-frankfurt-1"
}

provider "oci" {
  alias  = "zurich"
  region = "eu-zurich-1"
}

provider "oci" {
  alias  = "short"
  region = "phx"
}

provider "oci" {
  alias = "none"
}

resource "oci_identity_compartment" "c" {
  name = "c"
}

resource "oci_objectstorage_bucket" "default" {
  compartment_id = oci_identity_compartment.c.id
  namespace      = "ns"
}

resource "oci_objectstorage_bucket" "alias" {
  provider       = oci.zurich
  compartment_id = "ocid1.compartment.oc1..aaaa"
  namespace      = "ns"
}

resource "oci_objectstorage_bucket" "short" {
  provider  = oci.short
  namespace = "ns"
}

resource "oci_core_volume" "domain" {
  provider            = oci.none
  availability_domain = "Uocm:UK-LONDON-1-AD-1"
}

resource "oci_core_volume" "short_domain" {
  provider            = oci.none
  availability_domain = "Uocm:PHX-AD-2"
}

resource "oci_database_autonomous_database" "by_ocid" {
  provider  = oci.none
  subnet_id = "ocid1.subnet.oc1.eu-milan-1.aaaa"
}

resource "oci_database_autonomous_database" "nowhere" {
  provider = oci.none
  db_name  = "orders"
}

resource "oci_identity_domain" "home" {
  home_region = "eu-paris-1"
}

resource "oci_identity_policy" "metadata" {
  name = "p"
}

resource "oci_identity_user" "home" {
  name = "u"
}

resource "oci_core_security_list" "none" {
  vcn_id = "ocid1.vcn.oc1.eu-frankfurt-1.aaaa"
}

resource "oci_mysql_mysql_db_system" "plain" {
  shape_name = "MySQL.2"
}
