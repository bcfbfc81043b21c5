check "gcp-storage-bucket-uniform-access-disabled" {
  title    = "Cloud Storage bucket lets each object have an access list of its own"
  severity = "medium"
  on       = ["google_storage_bucket"]
  fail     = !self.uniform_bucket_level_access
  at       = self.uniform_bucket_level_access
  message  = "uniform_bucket_level_access is not true"
  why      = "One object can be public though the bucket is not, and nobody sees it in the bucket's policy. With uniform access only IAM decides."
  remedy   = "Set uniform_bucket_level_access = true, after the access lists that are needed have become IAM bindings."
  aliases  = ["CKV_GCP_29", "AVD-GCP-0002"]
  since    = "0.1"

  fix {
    unsafe = "Access lists of objects count no longer, and after 90 days it cannot be undone"
    set    = { uniform_bucket_level_access = true }
  }

  example "fails" "not written" {
    resource "google_storage_bucket" "data" {
      name     = "example-data"
      location = "EUROPE-WEST3"
    }
  }

  example "fails" "switched off" {
    resource "google_storage_bucket" "data" {
      name                        = "example-data"
      location                    = "EUROPE-WEST3"
      uniform_bucket_level_access = false
    }
  }

  example "passes" "switched on" {
    resource "google_storage_bucket" "data" {
      name                        = "example-data"
      location                    = "EUROPE-WEST3"
      uniform_bucket_level_access = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "uniform" {
      type = bool
    }

    resource "google_storage_bucket" "data" {
      name                        = "example-data"
      location                    = "EUROPE-WEST3"
      uniform_bucket_level_access = var.uniform
    }
  }
}
