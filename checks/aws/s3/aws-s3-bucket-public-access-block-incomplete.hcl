check "aws-s3-bucket-public-access-block-incomplete" {
  title    = "S3 public access block leaves a way open"
  severity = "high"
  on       = ["aws_s3_bucket"]
  when     = self.public_access_block != null
  fail     = !self.public_access_block.block_public_acls || !self.public_access_block.block_public_policy || !self.public_access_block.ignore_public_acls || !self.public_access_block.restrict_public_buckets
  at       = self.public_access_block
  message  = "Not switched on: ${join(", ", concat(self.public_access_block.block_public_acls ? [] : ["block_public_acls"], self.public_access_block.block_public_policy ? [] : ["block_public_policy"], self.public_access_block.ignore_public_acls ? [] : ["ignore_public_acls"], self.public_access_block.restrict_public_buckets ? [] : ["restrict_public_buckets"]))}"
  why      = "Each of the four settings closes another way: two refuse new public ACLs and policies, two make those that exist without effect. With one of them off, a single ACL or policy can still publish the bucket; a setting that is left out is off."
  remedy   = "Set block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets all to true."
  aliases  = ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "AVD-AWS-0086", "AVD-AWS-0087", "AVD-AWS-0091", "AVD-AWS-0093"]
  cwe      = [732]
  since    = "0.1"

  example "fails" "one setting is false" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket                  = aws_s3_bucket.data.id
      block_public_acls       = true
      block_public_policy     = false
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
  }

  example "fails" "settings left out are off" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket            = aws_s3_bucket.data.id
      block_public_acls = true
    }
  }

  example "fails" "the bucket is not part of this code" {
    resource "aws_s3_bucket_public_access_block" "legacy" {
      bucket                  = "example-legacy"
      block_public_acls       = false
      block_public_policy     = false
      ignore_public_acls      = false
      restrict_public_buckets = false
    }
  }

  example "passes" "all four" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket                  = aws_s3_bucket.data.id
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
  }

  example "unknown" "one setting from a variable without a value" {
    variable "restrict" {
      type = bool
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket                  = aws_s3_bucket.data.id
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = var.restrict
    }
  }
}
