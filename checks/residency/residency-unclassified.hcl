check "residency-unclassified" {
  title    = "Data store carries none of the tags that a residency policy selects by"
  severity = "low"
  on       = ["residency"]
  when     = self.fact == "class"
  fail     = self.undetermined
  message  = "${self.address} carries no tag ${join(", ", self.tags)}, so policy \"${self.policy}\" cannot tell whether it is about its data"
  why      = "A policy that goes by tags is silent about what carries none: the store that somebody forgot to tag is the one that may be anywhere."
  remedy   = "Tag the data store with the class of its data. Tags of the provider (default_tags, default_labels) count too."
  since    = "0.1"

  example "fails" "without the tag" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]

        applies_to {
          tags = { DataClassification = ["pii"] }
        }
      }
    }

    provider "aws" {
      region = "us-east-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
      tags   = { Team = "sales" }
    }
  }

  example "passes" "of another class" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]

        applies_to {
          tags = { DataClassification = ["pii"] }
        }
      }
    }

    provider "aws" {
      region = "us-east-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
      tags   = { dataclassification = "Public" }
    }
  }

  example "passes" "tagged by the provider" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]

        applies_to {
          tags = { DataClassification = ["pii"] }
        }
      }
    }

    provider "aws" {
      region = "us-east-1"

      default_tags {
        tags = { DataClassification = "public" }
      }
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "unknown" "from a variable without a value" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]

        applies_to {
          tags = { DataClassification = ["pii"] }
        }
      }
    }

    variable "tags" {
      type = map(string)
    }

    provider "aws" {
      region = "us-east-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
      tags   = var.tags
    }
  }
}
