# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_pi_capture" "this" {
  pi_cloud_instance_id            = "49fba6c9-23f8-40bc-9899-aca322ee7d5b"
  pi_instance_name                = "teller"
  pi_capture_name                 = "teller"
  pi_capture_destination          = "cloud-storage"
  pi_capture_storage_image_path   = "images"
  pi_capture_cloud_storage_region = "eu-gb"
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_pi_capture" "this" {
  pi_cloud_instance_id            = "49fba6c9-23f8-40bc-9899-aca322ee7d5b"
  pi_instance_name                = "teller"
  pi_capture_name                 = "teller"
  pi_capture_destination          = "cloud-storage"
  pi_capture_storage_image_path   = "images"
  pi_capture_cloud_storage_region = "eu-es"
}
