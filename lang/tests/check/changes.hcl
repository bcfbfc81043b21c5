check "change-good" {
  title    = "x"
  severity = "high"
  on       = ["change"]
  when     = self.holds_data && self.before.storage.anything != null
  for_each = self.protections_lost
  let {
    what = each.value.what
  }
  fail     = what == "versioning" || self.drift.kept
  at       = self.after.versioning
  message  = "${self.address}: ${what}, ${self.location.before}"
  why      = "x"
  remedy   = "x"

  example "fails" "replaced" {
    before {
      resource "bucket" "a" {
        acl = "x"
      }
    }

    after {
      resource "bucket" "a" {
        acl = "y"
      }
    }

    replaces              = { "bucket.a" = ["acl"] }
    create_before_destroy = ["bucket.a"]
  }

  example "passes" "drifted, forgotten" {
    state {
      resource "bucket" "a" {}
    }

    before {
      resource "bucket" "a" {}
    }

    forget  = ["bucket.a"]
    reasons = { "bucket.a" = "by request" }
  }
}

check "change-misspelt" {
  title    = "x"
  severity = "high"
  on       = ["change", "bucket"]
  fail     = self.holds_dat || self.drift.keep || self.location == "x" || length(related("bucket")) > 0
  message  = "x"
  why      = "x"
  remedy   = { bucket = "x" }

  example "fails" "nothing" {}
  example "fails" "much" {
    before {}
    before {}
    resource "bucket" "a" {}
    replace  = "bucket.a"
    replaces = ["bucket.a"]
    format   = "terraform"
  }
}
