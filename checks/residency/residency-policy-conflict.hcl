check "residency-policy-conflict" {
  title    = "Two residency policies leave a resource no place"
  severity = "medium"
  on       = ["residency"]
  when     = self.fact == "conflict"
  fail     = self.other != null
  message  = "No place satisfies both policies that ${self.address} is under: \"${self.policy}\" allows ${self.allows}, \"${self.other}\" allows ${self.other_allows}"
  why      = "Wherever the resource is, one of the policies is broken. Usually two kinds of data got into one store, or a tag says more than one class."
  remedy   = "Keep the data apart, each in a store of its own, or let applies_to of one policy leave the resource out."
  since    = "0.1"

  example "fails" "two countries" {
    settings {
      residency "europe" {
        regimes = ["gdpr-eea-only"]
      }

      residency "china" {
        regimes = ["cn-pipl-dsl-csl"]
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "passes" "one within the other" {
    settings {
      residency "europe" {
        regimes = ["gdpr-eea-only"]
      }

      residency "germany" {
        allow {
          jurisdictions = ["DE"]
        }
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "passes" "about different data" {
    settings {
      residency "europe" {
        regimes = ["gdpr-eea-only"]

        applies_to {
          types = ["aws_s3_bucket"]
        }
      }

      residency "china" {
        regimes = ["cn-pipl-dsl-csl"]

        applies_to {
          types = ["aws_dynamodb_table"]
        }
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }
}
