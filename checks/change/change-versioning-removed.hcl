check "change-versioning-removed" {
  title    = "Plan switches versioning off"
  severity = "medium"
  on       = ["change"]
  for_each = self.protections_lost
  fail     = contains(["versioning", "replication", "immutable tags", "change feed"], each.value.what)
  message  = "${self.address} loses its ${each.value.what}: ${each.value.text}"
  why      = "An overwritten or deleted object can no longer be brought back: by mistake, by a faulty program or by ransomware."
  remedy   = "Leave versioning on, and let old versions expire by a lifecycle rule where they cost too much."
  since    = "0.1"

  example "fails" "suspended" {
    before {
      resource "google_storage_bucket" "a" {
        name     = "a"
        location = "EU"
        versioning {
          enabled = true
        }
      }
    }

    after {
      resource "google_storage_bucket" "a" {
        name     = "a"
        location = "EU"
        versioning {
          enabled = false
        }
      }
    }
  }

  example "fails" "its resource is deleted while the bucket stays" {
    before {
      resource "aws_s3_bucket" "a" {
        bucket = "orders"
      }

      resource "aws_s3_bucket_versioning" "a" {
        bucket = aws_s3_bucket.a.id
        versioning_configuration {
          status = "Enabled"
        }
      }
    }

    after {
      resource "aws_s3_bucket" "a" {
        bucket = "orders"
      }
    }
  }

  example "passes" "deleted with the bucket" {
    before {
      resource "aws_s3_bucket" "a" {
        bucket = "orders"
      }

      resource "aws_s3_bucket_versioning" "a" {
        bucket = aws_s3_bucket.a.id
        versioning_configuration {
          status = "Enabled"
        }
      }
    }

    after {

    }
  }

  example "passes" "switched on" {
    before {
      resource "google_storage_bucket" "a" {
        name     = "a"
        location = "EU"
        versioning {
          enabled = false
        }
      }
    }

    after {
      resource "google_storage_bucket" "a" {
        name     = "a"
        location = "EU"
        versioning {
          enabled = true
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    before {
      resource "google_storage_bucket" "a" {
        name     = "a"
        location = "EU"
        versioning {
          enabled = true
        }
      }
    }

    after {
      variable "x" {
        type = bool
      }

      resource "google_storage_bucket" "a" {
        name     = "a"
        location = "EU"
        versioning {
          enabled = var.x
        }
      }
    }
  }
}
