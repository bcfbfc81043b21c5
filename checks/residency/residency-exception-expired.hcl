check "residency-exception-expired" {
  title    = "Exception from a residency policy is over"
  severity = "medium"
  on       = ["residency"]
  when     = self.fact == "exception"
  fail     = self.until != null
  message  = "The exception of policy \"${self.policy}\" for ${self.address} ended on ${self.until}${self.reason == null ? "" : " (${self.reason})"}"
  why      = "An exception is a promise to mend something by a day. When the day is over and nothing was mended, whoever approved it has to know."
  remedy   = "Move the data, or have the exception approved anew, with another day."
  since    = "0.1"

  example "fails" "ended last year" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]

        exception {
          resource = "aws_s3_bucket.legacy"
          until    = "2025-12-31"
          reason   = "moves with the new platform"
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

  example "passes" "the last day" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]

        exception {
          resource = "aws_s3_bucket.legacy"
          until    = "2026-01-01"
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
}
