# --- outside
variable "access_key" {
  type      = string
  sensitive = true
}

variable "secret_key" {
  type      = string
  sensitive = true
}

provider "ibm" {
  region = "eu-de"
}

resource "ibm_pi_image_export" "this" {
  pi_cloud_instance_id   = "49fba6c9-23f8-40bc-9899-aca322ee7d5b"
  pi_image_bucket_name   = "images"
  pi_image_id            = "teller"
  pi_image_bucket_region = "jp-tok"
  pi_image_access_key    = var.access_key
  pi_image_secret_key    = var.secret_key
}

# --- inside
variable "access_key" {
  type      = string
  sensitive = true
}

variable "secret_key" {
  type      = string
  sensitive = true
}

provider "ibm" {
  region = "eu-de"
}

resource "ibm_pi_image_export" "this" {
  pi_cloud_instance_id   = "49fba6c9-23f8-40bc-9899-aca322ee7d5b"
  pi_image_bucket_name   = "images"
  pi_image_id            = "teller"
  pi_image_bucket_region = "eu-es"
  pi_image_access_key    = var.access_key
  pi_image_secret_key    = var.secret_key
}
