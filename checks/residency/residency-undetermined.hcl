check "residency-undetermined" {
  title    = "Whether data would be where a residency policy lets it be cannot be determined"
  severity = "medium"
  on       = ["residency"]
  when     = contains(["place", "movement", "key"], self.fact)
  fail     = self.undetermined
  at       = self.place
  message  = "Whether ${self.fact == "place" ? "data of ${self.address} would be" : (self.fact == "key" ? "the key ${self.key} of ${self.address} is" : "${self.kind} from ${self.from} to ${self.to} stays")} where policy \"${self.policy}\" lets it be cannot be determined: ${self.reason}"
  why      = "What nobody can say before the deployment, nobody has decided. An auditor takes it for a no."
  remedy   = "Give what is missing: a value for the variable, a default_region for a provider whose region comes from the environment, a site block for a region that the catalogue does not have. Where a law allows a country on a condition that is met, name the country in allow."
  since    = "0.1"

  example "unknown" "a variable without a value" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]
      }
    }

    variable "region" {
      type = string
    }

    provider "aws" {
      region = var.region
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "unknown" "a condition of the law" {
    settings {
      residency "customers" {
        regimes = ["gdpr"]
      }
    }

    provider "aws" {
      region = "us-east-1"
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "fails" "where the policy takes it for a failure" {
    settings {
      residency "customers" {
        regimes      = ["gdpr-eea-only"]
        undetermined = "fail"
      }
    }

    variable "region" {
      type = string
    }

    provider "aws" {
      region = var.region
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "passes" "where the policy ignores it" {
    settings {
      residency "customers" {
        regimes      = ["gdpr-eea-only"]
        undetermined = "ignore"
      }
    }

    variable "region" {
      type = string
    }

    provider "aws" {
      region = var.region
    }

    resource "aws_s3_bucket" "orders" {
      bucket = "orders"
    }
  }

  example "passes" "the condition is met" {
    settings {
      residency "customers" {
        regimes = ["gdpr"]

        allow {
          jurisdictions = ["EEA", "US"]
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
}
