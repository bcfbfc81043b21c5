check "gcp-storage-bucket-public-access-not-prevented" {
  title    = "Cloud Storage bucket could be made public"
  severity = "low"
  on       = ["google_storage_bucket"]
  fail     = self.public_access_prevention != "enforced"
  at       = self.public_access_prevention
  message  = "public_access_prevention is not \"enforced\""
  why      = "A later binding for allUsers would open the bucket to the internet, and nothing here would stop it, unless the organisation's policy does."
  remedy   = "Set public_access_prevention = \"enforced\" on every bucket that is not meant to be public."
  aliases  = ["CKV_GCP_114"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "What is public is so no longer"
    set    = { public_access_prevention = "enforced" }
  }

  example "fails" "not written" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EUROPE-WEST3"
    }
  }

  example "fails" "inherited" {
    resource "google_storage_bucket" "data" {
      name                     = "example-data"
      location                 = "EUROPE-WEST3"
      public_access_prevention = "inherited"
    }
  }

  example "passes" "enforced" {
    resource "google_storage_bucket" "data" {
      name                     = "example-data"
      location                 = "EUROPE-WEST3"
      public_access_prevention = "enforced"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "prevention" {
      type = string
    }

    resource "google_storage_bucket" "data" {
      name                     = "example-data"
      location                 = "EUROPE-WEST3"
      public_access_prevention = var.prevention
    }
  }
}
