# expects: unknown
provider "ibm" {
  region = "eu-de"
}

resource "ibm_resource_instance" "this" {
  name     = "keys"
  location = "eu-de"
  service  = "kms"
  plan     = "cross-region-resiliency"
}
