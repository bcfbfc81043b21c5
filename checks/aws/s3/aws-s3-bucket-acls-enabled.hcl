check "aws-s3-bucket-acls-enabled" {
  title      = "ACLs of an S3 bucket are still in force"
  severity   = "low"
  on         = ["aws_s3_bucket_ownership_controls"]
  fail       = self.rule.object_ownership != "BucketOwnerEnforced"
  at         = self.rule.object_ownership
  message    = "object_ownership is \"${self.rule.object_ownership}\""
  why        = "Where ACLs count, every uploader can open an object to others past the policies of the bucket, and who may read what cannot be seen in one place."
  remedy     = "Set object_ownership = \"BucketOwnerEnforced\", and grant access by policies."
  aliases    = ["CKV2_AWS_65"]
  similar_to = ["W3045"]
  since      = "0.1"

  fix {
    unsafe = "Access that only ACLs give is gone, and uploads that set an ACL fail"
    set    = { "rule.object_ownership" = "BucketOwnerEnforced" }
  }

  example "fails" "ACLs of the uploader" {
    resource "aws_s3_bucket_ownership_controls" "data" {
      bucket = "example-data"

      rule {
        object_ownership = "ObjectWriter"
      }
    }
  }

  example "fails" "ACLs of the owner" {
    resource "aws_s3_bucket_ownership_controls" "data" {
      bucket = "example-data"

      rule {
        object_ownership = "BucketOwnerPreferred"
      }
    }
  }

  example "passes" "no ACLs" {
    resource "aws_s3_bucket_ownership_controls" "data" {
      bucket = "example-data"

      rule {
        object_ownership = "BucketOwnerEnforced"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "object_ownership" {
      type = string
    }

    resource "aws_s3_bucket_ownership_controls" "data" {
      bucket = "example-data"

      rule {
        object_ownership = var.object_ownership
      }
    }
  }
}
