check "aws-s3-bucket-no-lifecycle" {
  title    = "S3 bucket keeps everything for ever"
  severity = "info"
  on       = ["aws_s3_bucket"]
  fail     = length(self.lifecycle_rule) == 0 && length(referrers("aws_s3_bucket_lifecycle_configuration")) == 0
  message  = "No lifecycle configuration moves or expires the objects"
  why      = "Old versions, failed uploads and data past its retention pile up: they cost, and they are what a leak exposes most of."
  remedy   = "Add an aws_s3_bucket_lifecycle_configuration with rules for noncurrent versions, failed uploads and what may expire."
  aliases  = ["CKV2_AWS_61"]
  since    = "0.1"

  fix {
    unsafe = "Takes the place of rules that are set up elsewhere; uploads that are not finished in a week are dropped"

    add "aws_s3_bucket_lifecycle_configuration" {
      bucket = self.id

      rule {
        id     = "unfinished-uploads"
        status = "Enabled"

        filter {}

        abort_incomplete_multipart_upload {
          days_after_initiation = 7
        }
      }
    }
  }

  example "fails" "not written" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "a resource of its own" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_lifecycle_configuration" "data" {
      bucket = aws_s3_bucket.data.id

      rule {
        id     = "expire"
        status = "Enabled"

        expiration {
          days = 365
        }
      }
    }
  }

  example "passes" "inline, as before version 4 of the provider" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      lifecycle_rule {
        enabled = true

        expiration {
          days = 365
        }
      }
    }
  }
}
