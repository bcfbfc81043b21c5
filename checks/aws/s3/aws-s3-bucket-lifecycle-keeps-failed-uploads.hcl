check "aws-s3-bucket-lifecycle-keeps-failed-uploads" {
  title    = "Failed uploads to an S3 bucket are kept for ever"
  severity = "low"
  on       = ["aws_s3_bucket_lifecycle_configuration"]
  fail     = !anytrue([for rule in self.rule : rule.status == "Enabled" && anytrue([for abort in rule.abort_incomplete_multipart_upload : abort.days_after_initiation != null]) && (rule.prefix == null || rule.prefix == "") && alltrue([for filter in rule.filter : (filter.prefix == null || filter.prefix == "") && length(filter.tag) == 0 && length(filter.and) == 0 && filter.object_size_greater_than == null && filter.object_size_less_than == null])])
  message  = "No enabled rule for the whole bucket has abort_incomplete_multipart_upload"
  why      = "The parts of an upload that was broken off are paid for and kept, though no listing shows them, and hold data that was meant to be gone."
  remedy   = "Add abort_incomplete_multipart_upload { days_after_initiation = 7 } to a rule for the whole bucket."
  aliases  = ["CKV_AWS_300"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_s3_bucket_lifecycle_configuration" "data" {
      bucket = "example-data"

      rule {
        id     = "rule"
        status = "Enabled"

        filter {}

        expiration {
          days = 365
        }
      }
    }
  }

  example "fails" "only for a prefix" {
    resource "aws_s3_bucket_lifecycle_configuration" "data" {
      bucket = "example-data"

      rule {
        id     = "rule"
        status = "Enabled"

        filter {
          prefix = "tmp/"
        }

        abort_incomplete_multipart_upload {
          days_after_initiation = 7
        }
      }
    }
  }

  example "fails" "disabled" {
    resource "aws_s3_bucket_lifecycle_configuration" "data" {
      bucket = "example-data"

      rule {
        id     = "rule"
        status = "Disabled"

        filter {}

        abort_incomplete_multipart_upload {
          days_after_initiation = 7
        }
      }
    }
  }

  example "passes" "the whole bucket" {
    resource "aws_s3_bucket_lifecycle_configuration" "data" {
      bucket = "example-data"

      rule {
        id     = "rule"
        status = "Enabled"

        filter {}

        abort_incomplete_multipart_upload {
          days_after_initiation = 7
        }
      }
    }
  }

  example "passes" "no filter" {
    resource "aws_s3_bucket_lifecycle_configuration" "data" {
      bucket = "example-data"

      rule {
        id     = "rule"
        status = "Enabled"

        abort_incomplete_multipart_upload {
          days_after_initiation = 7
        }
      }
    }
  }
}
