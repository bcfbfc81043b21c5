check "oci-datacatalog-catalog-no-private-endpoint" {
  title    = "Data catalogue reaches its sources over public networks"
  severity = "low"
  on       = ["oci_datacatalog_catalog"]
  fail     = length(self.attached_catalog_private_endpoints) == 0
  at       = self.attached_catalog_private_endpoints
  message  = "No private endpoint is attached to the catalogue"
  why      = "To be harvested, databases and stores must then be reachable from public addresses, which opens them for others, too."
  remedy   = "Set attached_catalog_private_endpoints to the OCIDs of oci_datacatalog_catalog_private_endpoint resources."
  aliases  = ["CKV_OCI_23"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "not configured" {
    resource "oci_datacatalog_catalog" "main" {
      compartment_id = "ocid1.compartment.oc1..example"
      display_name   = "main"
    }
  }

  example "passes" "a private endpoint" {
    resource "oci_datacatalog_catalog" "main" {
      compartment_id                     = "ocid1.compartment.oc1..example"
      display_name                       = "main"
      attached_catalog_private_endpoints = ["ocid1.datacatalogprivateendpoint.oc1..example"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "endpoints" {
      type = list(string)
    }

    resource "oci_datacatalog_catalog" "main" {
      compartment_id                     = "ocid1.compartment.oc1..example"
      display_name                       = "main"
      attached_catalog_private_endpoints = var.endpoints
    }
  }
}
