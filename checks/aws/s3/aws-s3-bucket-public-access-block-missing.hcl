check "aws-s3-bucket-public-access-block-missing" {
  title      = "S3 bucket has no public access block"
  severity   = "medium"
  on         = ["aws_s3_bucket"]
  fail       = self.public_access_block == null
  message    = "No aws_s3_bucket_public_access_block stands for this bucket"
  why        = "Without a block in the code, nothing keeps a later ACL or policy from opening the bucket to the internet. Buckets made since April 2023 begin with the block, older ones do not, and neither is held there by Terraform."
  remedy     = "Add an aws_s3_bucket_public_access_block for the bucket with all four settings true."
  aliases    = ["CKV2_AWS_6", "AVD-AWS-0086", "AVD-AWS-0087", "AVD-AWS-0091", "AVD-AWS-0093", "AVD-AWS-0094", "AwsSolutions-S2", "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED"]
  similar_to = ["AC_AWS_0496"]
  cwe        = [284]
  since      = "0.1"

  fix {
    unsafe = "Whoever has access as the public is locked out"

    add "aws_s3_bucket_public_access_block" {
      bucket                  = self.id
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
  }

  example "fails" "a bucket alone" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "fails" "the block is for another bucket" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "other" {
      bucket                  = "example-other"
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
  }

  example "passes" "block joined by reference" {
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

  example "unknown" "block for a bucket whose name is not known" {
    variable "bucket" {
      type = string
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket                  = var.bucket
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
  }
}
