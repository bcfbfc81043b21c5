check "aws-s3-bucket-versioning-disabled" {
  title    = "S3 bucket keeps no earlier versions of its objects"
  severity = "medium"
  on       = ["aws_s3_bucket"]
  fail     = !self.versioning.enabled
  at       = self.versioning.enabled
  message  = self.versioning == null ? "Versioning is not configured for this bucket" : "Versioning of this bucket is not enabled"
  why      = "Without versions an overwritten or deleted object is gone for good: by a mistake in a script, or by ransomware that encrypts in place. Versions make both reversible."
  remedy   = "Add an aws_s3_bucket_versioning with status = \"Enabled\", and a lifecycle rule that expires old versions."
  aliases  = ["CKV_AWS_21", "AVD-AWS-0090", "S3_BUCKET_VERSIONING_ENABLED", "AC_AWS_0214"]
  since    = "0.1"

  fix {
    on     = ["aws_s3_bucket_versioning"]
    unsafe = "Old versions of objects cost until a rule deletes them, and versioning can only be suspended again"
    set    = { "versioning_configuration.status" = "Enabled" }
  }

  fix {
    on     = ["aws_s3_bucket"]
    unsafe = "Old versions of objects cost until a rule deletes them, and versioning can only be suspended again"
    remove = ["versioning"]

    add "aws_s3_bucket_versioning" {
      bucket = self.id

      versioning_configuration {
        status = "Enabled"
      }
    }
  }

  example "fails" "not configured" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "fails" "suspended in the companion resource" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_versioning" "data" {
      bucket = aws_s3_bucket.data.id

      versioning_configuration {
        status = "Suspended"
      }
    }
  }

  example "fails" "switched off inline" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      versioning {
        enabled = false
      }
    }
  }

  example "passes" "enabled in the companion resource" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_versioning" "data" {
      bucket = aws_s3_bucket.data.id

      versioning_configuration {
        status = "Enabled"
      }
    }
  }

  example "passes" "enabled inline" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      versioning {
        enabled = true
      }
    }
  }

  example "unknown" "status from a variable without a value" {
    variable "status" {
      type = string
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_versioning" "data" {
      bucket = aws_s3_bucket.data.id

      versioning_configuration {
        status = var.status
      }
    }
  }
}
