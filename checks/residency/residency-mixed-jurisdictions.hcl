check "residency-mixed-jurisdictions" {
  title    = "Personal or restricted data goes to a country that no common law binds"
  severity = "medium"
  on       = ["residency"]
  when     = self.fact == "flow" && self.kind != "cross-region inference" && self.marked
  fail     = self.crosses_jurisdictions
  at       = self.place
  message  = "${self.kind} brings data that is marked as ${self.class} from ${self.from} to ${self.to}: these countries share no group of jurisdictions"
  why      = "Between countries without a common law, or a decision that the other's law protects as well, a transfer of personal data needs a ground of its own. Here a rule makes it without anybody having asked for one."
  remedy   = "Keep the data within one group of jurisdictions. If the transfer has a ground, say so in a residency policy; if the tag is wrong, correct it."
  since    = "0.1"

  example "fails" "personal data to Singapore" {
    provider "aws" {
      region = "eu-central-1"
    }

    provider "aws" {
      alias  = "sg"
      region = "ap-southeast-1"
    }

    resource "aws_s3_bucket" "customers" {
      bucket = "customers"
      tags   = { DataClassification = "PII" }
    }

    resource "aws_s3_bucket" "copy" {
      provider = aws.sg
      bucket   = "copy"
    }

    resource "aws_s3_bucket_replication_configuration" "customers" {
      bucket = aws_s3_bucket.customers.id
      role   = "arn:aws:iam::123456789012:role/replication"

      rule {
        status = "Enabled"

        destination {
          bucket = aws_s3_bucket.copy.arn
        }
      }
    }
  }

  example "passes" "data that is not marked" {
    provider "aws" {
      region = "eu-central-1"
    }

    provider "aws" {
      alias  = "sg"
      region = "ap-southeast-1"
    }

    resource "aws_s3_bucket" "assets" {
      bucket = "assets"
      tags   = { DataClassification = "public" }
    }

    resource "aws_s3_bucket" "copy" {
      provider = aws.sg
      bucket   = "copy"
    }

    resource "aws_s3_bucket_replication_configuration" "assets" {
      bucket = aws_s3_bucket.assets.id
      role   = "arn:aws:iam::123456789012:role/replication"

      rule {
        status = "Enabled"

        destination {
          bucket = aws_s3_bucket.copy.arn
        }
      }
    }
  }
}
