check "aws-s3-bucket-acl-public-write" {
  title    = "S3 bucket ACL lets everyone write"
  severity = "critical"
  on       = ["aws_s3_bucket"]
  when     = !self.public_access_block.ignore_public_acls
  fail     = self.acl == "public-read-write"
  at       = self.acl
  message  = "ACL \"${self.acl}\" lets anyone write to this bucket"
  why      = "Strangers can fill the bucket, replace what others will download from it, and leave the bill and the blame to its owner."
  remedy   = "Set the ACL to private, and give write access to roles by a policy."
  aliases  = ["CKV_AWS_57", "F14", "S3_BUCKET_PUBLIC_RW_ACL", "AC_AWS_0212", "AC_AWS_0213"]
  cwe      = [732]
  since    = "0.1"

  fix {
    on     = ["aws_s3_bucket_acl", "aws_s3_bucket"]
    unsafe = "Whoever reads or writes as the public is locked out"
    set    = { acl = "private" }
  }

  example "fails" "inline" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      acl    = "public-read-write"
    }
  }

  example "fails" "in a resource of its own" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_acl" "data" {
      bucket = aws_s3_bucket.data.id
      acl    = "public-read-write"
    }
  }

  example "passes" "private" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      acl    = "private"
    }
  }

  example "passes" "public, but only to read" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      acl    = "public-read"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "acl" {
      type = string
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      acl    = var.acl
    }
  }
}
