check "residency-replication-unlike-others" {
  title    = "Data is copied out of the one jurisdiction that all data stores are in"
  severity = "medium"
  on       = ["residency"]
  when     = self.fact == "flow"
  fail     = self.stays_alone
  at       = self.place
  message  = "${self.kind} brings data from ${self.from} to ${self.to}, while all other data stores are in ${self.home}"
  why      = "Where everything else stays in one jurisdiction, a single copy abroad is mostly a slip: a rule that was pasted from another project. It is a transfer all the same, and laws hold for it that nobody looked at."
  remedy   = "Copy to another region of the same jurisdiction. If the copy is meant to be abroad, say where data may be in a residency policy, which takes the guesswork away."
  since    = "0.1"

  example "fails" "one copy abroad" {
    provider "aws" {
      region = "eu-central-1"
    }

    provider "aws" {
      alias  = "sydney"
      region = "ap-southeast-2"
    }

    resource "aws_s3_bucket" "a" {
      bucket = "a"
    }

    resource "aws_s3_bucket" "b" {
      bucket = "b"
    }

    resource "aws_s3_bucket" "c" {
      bucket = "c"
    }

    resource "aws_s3_bucket" "copy" {
      provider = aws.sydney
      bucket   = "copy"
    }

    resource "aws_s3_bucket_replication_configuration" "a" {
      bucket = aws_s3_bucket.a.id
      role   = "arn:aws:iam::123456789012:role/replication"

      rule {
        status = "Enabled"

        destination {
          bucket = aws_s3_bucket.copy.arn
        }
      }
    }
  }

  example "passes" "a copy next door" {
    provider "aws" {
      region = "eu-central-1"
    }

    provider "aws" {
      alias  = "ireland"
      region = "eu-west-1"
    }

    resource "aws_s3_bucket" "a" {
      bucket = "a"
    }

    resource "aws_s3_bucket" "b" {
      bucket = "b"
    }

    resource "aws_s3_bucket" "c" {
      bucket = "c"
    }

    resource "aws_s3_bucket" "copy" {
      provider = aws.ireland
      bucket   = "copy"
    }

    resource "aws_s3_bucket_replication_configuration" "a" {
      bucket = aws_s3_bucket.a.id
      role   = "arn:aws:iam::123456789012:role/replication"

      rule {
        status = "Enabled"

        destination {
          bucket = aws_s3_bucket.copy.arn
        }
      }
    }
  }

  example "passes" "stores in several jurisdictions" {
    provider "aws" {
      region = "eu-central-1"
    }

    provider "aws" {
      alias  = "sydney"
      region = "ap-southeast-2"
    }

    resource "aws_s3_bucket" "a" {
      bucket = "a"
    }

    resource "aws_s3_bucket" "b" {
      provider = aws.sydney
      bucket   = "b"
    }

    resource "aws_s3_bucket" "c" {
      bucket = "c"
    }

    resource "aws_s3_bucket" "copy" {
      provider = aws.sydney
      bucket   = "copy"
    }

    resource "aws_s3_bucket_replication_configuration" "a" {
      bucket = aws_s3_bucket.a.id
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
