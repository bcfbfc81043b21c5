# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_settings" "this" {
  metadata_region_primary   = "jp-tok"
  private_api_endpoint_only = true
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_settings" "this" {
  metadata_region_primary   = "eu-es"
  private_api_endpoint_only = true
}
