# --- outside
variable "token" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_oce_oce_instance" "this" {
  name                     = "bank"
  compartment_id           = "ocid1.compartment.oc1..aaaabank"
  dr_region                = "uk-london-1"
  admin_email              = "ops@example.com"
  idcs_access_token        = var.token
  object_storage_namespace = "bank"
  tenancy_id               = "ocid1.tenancy.oc1..aaaabank"
  tenancy_name             = "bank"
}

# --- inside
variable "token" {
  type      = string
  sensitive = true
}

provider "oci" {
  region = "eu-frankfurt-1"
}

resource "oci_oce_oce_instance" "this" {
  name                     = "bank"
  compartment_id           = "ocid1.compartment.oc1..aaaabank"
  dr_region                = "eu-paris-1"
  admin_email              = "ops@example.com"
  idcs_access_token        = var.token
  object_storage_namespace = "bank"
  tenancy_id               = "ocid1.tenancy.oc1..aaaabank"
  tenancy_name             = "bank"
}
