terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

variable "buckets" {
  description = "Locations by name."
  type        = map(string)
}

variable "residency" { type = string }

resource "google_storage_bucket" "this" {
  for_each                    = var.buckets
  name                        = "kantor-bank-${each.key}"
  location                    = each.value
  uniform_bucket_level_access = true
  labels                      = { dataresidency = var.residency }
}
