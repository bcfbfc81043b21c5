check "residency-outside" {
  title    = "Data would be where a residency policy does not let it be"
  severity = "high"
  on       = ["residency"]
  when     = self.fact == "place"
  fail     = self.verdict == "outside"
  at       = self.place
  message  = "Data of ${self.address} would be ${startswith(self.place, "anywhere") ? "" : "in "}${self.place}, where policy \"${self.policy}\" does not let it be: ${self.reason}"
  why      = "Where data is stored decides which courts and authorities can reach it, and which laws hold for it. A store in the wrong country is a transfer from its first day, and moving it later means copying all of it."
  remedy   = "Move the resource to a region that the policy allows, with its own region or location, or with the provider that it is made by. If it may stay for a time, let the policy say so in an exception block with a date."
  cwe      = [1230]
  since    = "0.1"

  example "fails" "in another country" {
    settings {
      residency "customers" {
        allow {
          jurisdictions = ["EEA"]
        }
      }
    }

    provider "aws" {
      region = "us-east-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "passes" "in a country that is allowed" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "passes" "excepted" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]

        exception {
          resource = "aws_s3_bucket.legacy"
          until    = "2026-06-30"
        }
      }
    }

    provider "aws" {
      region = "us-east-1"
    }

    resource "aws_s3_bucket" "legacy" {
      bucket = "legacy"
    }
  }

  example "unknown" "depends on a variable" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]
      }
    }

    variable "home" {
      type = bool
    }

    provider "aws" {
      region = var.home ? "eu-central-1" : "us-east-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }
}
