check "aws-s3-bucket-public-acls-honoured" {
  title      = "S3 bucket honours public ACLs"
  severity   = "high"
  on         = ["aws_s3_bucket"]
  when       = self.public_access_block != null
  fail       = !self.public_access_block.ignore_public_acls
  at         = self.public_access_block.ignore_public_acls
  message    = "ignore_public_acls is not true in the public access block"
  why        = "Public ACLs that exist, on the bucket or on one of its objects, let everyone in."
  remedy     = "Set ignore_public_acls = true in the aws_s3_bucket_public_access_block, as the other three settings."
  aliases    = ["aws-s3-bucket-public-access-block-incomplete", "CKV_AWS_55", "AVD-AWS-0091", "AwsSolutions-S2", "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED"]
  similar_to = ["S3_BUCKET_PUBLIC_READ_PROHIBITED", "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"]
  since      = "0.1"

  fix {
    on     = ["aws_s3_bucket_public_access_block"]
    unsafe = "Whoever has access by a public ACL is locked out"
    set    = { ignore_public_acls = true }
  }

  example "fails" "the other three are true" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_public_access_block" "data" {
      bucket                  = aws_s3_bucket.data.id
      block_public_acls       = true
      block_public_policy     = true
      restrict_public_buckets = true
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
      restrict_public_buckets = true
      ignore_public_acls      = false
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
      restrict_public_buckets = true
      ignore_public_acls      = true
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
      restrict_public_buckets = true
      ignore_public_acls      = var.block
    }
  }
}
