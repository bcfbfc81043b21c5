check "aws-s3-bucket-logging-disabled" {
  title      = "S3 bucket does not log access to it"
  severity   = "low"
  on         = ["aws_s3_bucket"]
  when       = self.acl != "log-delivery-write" && !anytrue([for bucket in referrers("aws_s3_bucket") : bucket.logging.target_bucket != null])
  fail       = self.logging.target_bucket == null
  at         = self.logging
  message    = "Access to this bucket is not logged"
  why        = "After a leak, access logs are what tells which objects were read, by whom and from where. Without them the worst must be assumed, and reported."
  remedy     = "Add an aws_s3_bucket_logging that names a separate log bucket, or record data events of the bucket in CloudTrail and suppress this check with that reason."
  similar_to = ["CKV_AWS_18", "AVD-AWS-0089", "W35", "AwsSolutions-S1", "S3_BUCKET_LOGGING_ENABLED", "AC_AWS_0497"]
  cwe        = [778]
  since      = "0.1"

  example "fails" "not configured" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "logging in the companion resource; the log bucket itself is not asked" {
    resource "aws_s3_bucket" "logs" {
      bucket = "example-logs"
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_logging" "data" {
      bucket        = aws_s3_bucket.data.id
      target_bucket = aws_s3_bucket.logs.id
      target_prefix = "data/"
    }
  }

  example "passes" "logging written inline" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      logging {
        target_bucket = "example-logs"
        target_prefix = "data/"
      }
    }
  }

  example "passes" "a bucket that receives logs" {
    resource "aws_s3_bucket" "logs" {
      bucket = "example-logs"
      acl    = "log-delivery-write"
    }
  }

  example "unknown" "logging only in some environments" {
    variable "log" {
      type = bool
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_logging" "data" {
      count         = var.log ? 1 : 0
      bucket        = aws_s3_bucket.data.id
      target_bucket = "example-logs"
      target_prefix = "data/"
    }
  }
}
