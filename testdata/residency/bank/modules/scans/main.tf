terraform {
  required_providers {
    ibm = { source = "IBM-Cloud/ibm" }
  }
}

variable "name" { type = string }

variable "location" {
  description = "Cross-region location: eu, us or ap."
  type        = string
}

resource "ibm_resource_instance" "this" {
  name     = var.name
  service  = "cloud-object-storage"
  plan     = "standard"
  location = "global"
}

resource "ibm_cos_bucket" "this" {
  bucket_name           = var.name
  resource_instance_id  = ibm_resource_instance.this.id
  cross_region_location = var.location
  storage_class         = "smart"
}

output "crn" { value = ibm_cos_bucket.this.crn }
