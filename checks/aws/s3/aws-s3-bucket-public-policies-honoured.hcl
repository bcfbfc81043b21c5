check "aws-s3-bucket-public-policies-honoured" {
  title      = "S3 bucket honours public policies"
  severity   = "high"
  on         = ["aws_s3_bucket"]
  when       = self.public_access_block != null
  fail       = !self.public_access_block.restrict_public_buckets
  at         = self.public_access_block.restrict_public_buckets
  message    = "restrict_public_buckets is not true in the public access block"
  why        = "A public policy that exists lets everyone in, and accounts elsewhere too."
  remedy     = "Set restrict_public_buckets = true in the aws_s3_bucket_public_access_block, as the other three settings."
  aliases    = ["aws-s3-bucket-public-access-block-incomplete", "CKV_AWS_56", "AVD-AWS-0093", "AwsSolutions-S2", "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED"]
  similar_to = ["S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"]
  since      = "0.1"

  fix {
    on     = ["aws_s3_bucket_public_access_block"]
    unsafe = "Whoever has access by a public policy is locked out"
    set    = { restrict_public_buckets = true }
  }

  example "fails" "the other three are true" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket              = aws_s3_bucket.data.id
      block_public_acls   = true
      block_public_policy = true
      ignore_public_acls  = true
    }
  }

  example "fails" "switched off" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket                  = aws_s3_bucket.data.id
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = false
    }
  }

  example "passes" "all are true" {
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

  example "passes" "no public access block: another check" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "block" {
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
      restrict_public_buckets = var.block
    }
  }
}
