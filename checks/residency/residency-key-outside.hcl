check "residency-key-outside" {
  title    = "Data is encrypted under a key that is where a residency policy does not let keys be"
  severity = "high"
  on       = ["residency"]
  when     = self.fact == "key"
  fail     = self.verdict == "outside"
  at       = self.place
  message  = "${self.address} is encrypted under the key ${self.key}, which is in ${self.place}, where policy \"${self.policy}\" does not let keys be: ${self.reason}"
  why      = "Whoever has the key has the data. Encryption only protects from the authorities of another country as long as the key is beyond their reach, and access to the data fails when the other country's region does."
  remedy   = "Use a key in a region that the policy allows, and none that is copied to a region outside of it."
  cwe      = [320]
  since    = "0.1"

  example "fails" "a key in another country" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]
        keys    = "inside"
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_sqs_queue" "orders" {
      name              = "orders"
      kms_master_key_id = "arn:aws:kms:us-east-1:123456789012:key/0b7f5a2e-8a39-4d3c-9a4b-1c1c1c1c1c1c"
    }
  }

  example "passes" "a key nearby" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]
        keys    = "inside"
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_kms_key" "orders" {}

    resource "aws_sqs_queue" "orders" {
      name              = "orders"
      kms_master_key_id = aws_kms_key.orders.arn
    }
  }

  example "passes" "keys are not asked for" {
    settings {
      residency "customers" {
        regimes = ["gdpr-eea-only"]
      }
    }

    provider "aws" {
      region = "eu-central-1"
    }

    resource "aws_sqs_queue" "orders" {
      name              = "orders"
      kms_master_key_id = "arn:aws:kms:us-east-1:123456789012:key/0b7f5a2e-8a39-4d3c-9a4b-1c1c1c1c1c1c"
    }
  }
}
