check "residency-movement" {
  title    = "Data would be moved to where a residency policy does not let it be"
  severity = "high"
  on       = ["residency"]
  when     = self.fact == "movement"
  fail     = self.verdict == "outside"
  at       = self.place
  message  = "${self.kind} brings data from ${self.from} to ${self.to}, which policy \"${self.policy}\" does not allow: ${self.reason}${length(self.path) > 2 ? " (the way is ${join(" → ", self.path)})" : ""}"
  why      = "A copy is a transfer: it is there for whoever can reach it there, and it stays when the original is deleted. It is made by the provider, so that nobody notices, and a rule is easily pasted from a project for which another country was right."
  remedy   = "Let the copy go to a region that the policy allows, or take it away. A copy that must go there needs a legal ground of its own; the policy can let it through in an exception block with a date, or in a movement block for its kind."
  cwe      = [1230]
  since    = "0.1"

  example "fails" "replication abroad" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    provider "aws" {
      alias  = "us"
      region = "us-east-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }

    resource "aws_s3_bucket" "copy" {
      provider = aws.us
      bucket   = "copy"
    }

    resource "aws_s3_bucket_replication_configuration" "orders" {
      bucket = aws_s3_bucket.orders.id
      role   = "arn:aws:iam::123456789012:role/replication"

      rule {
        status = "Enabled"

        destination {
          bucket = aws_s3_bucket.copy.arn
        }
      }
    }
  }

  example "passes" "replication within" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    provider "aws" {
      alias  = "west"
      region = "eu-west-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }

    resource "aws_s3_bucket" "copy" {
      provider = aws.west
      bucket   = "copy"
    }

    resource "aws_s3_bucket_replication_configuration" "orders" {
      bucket = aws_s3_bucket.orders.id
      role   = "arn:aws:iam::123456789012:role/replication"

      rule {
        status = "Enabled"

        destination {
          bucket = aws_s3_bucket.copy.arn
        }
      }
    }
  }

  example "passes" "any copies" {
    settings {
      residency "customers" {
        movements = "any"

        allow {
          jurisdictions = ["EEA"]
        }
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"

      replica {
        region_name = "us-east-1"
      }
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
      region = "eu-central-1"
    }

    resource "aws_dynamodb_table" "orders" {
      name     = "orders"
      hash_key = "id"

      replica {
        region_name = var.home ? "eu-west-1" : "us-east-1"
      }
    }
  }
}
