# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_settings" "this" {
  metadata_region_primary   = "eu-de"
  metadata_region_backup    = "br-sao"
  private_api_endpoint_only = true
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_settings" "this" {
  metadata_region_primary   = "eu-de"
  metadata_region_backup    = "eu-es"
  private_api_endpoint_only = true
}
