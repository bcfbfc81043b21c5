# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-gb"
}

resource "ibm_pi_image" "this" {
  provider                  = ibm.away
  pi_cloud_instance_id      = "49fba6c9-23f8-40bc-9899-aca322ee7d5b"
  pi_image_bucket_name      = "images"
  pi_image_name             = "teller"
  pi_image_bucket_region    = "eu-de"
  pi_image_bucket_file_name = "teller.ova.gz"
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_pi_image" "this" {
  provider                  = ibm.away
  pi_cloud_instance_id      = "49fba6c9-23f8-40bc-9899-aca322ee7d5b"
  pi_image_bucket_name      = "images"
  pi_image_name             = "teller"
  pi_image_bucket_region    = "eu-de"
  pi_image_bucket_file_name = "teller.ova.gz"
}
