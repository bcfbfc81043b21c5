check "aws-cloudtrail-logging-off" {
  title      = "Trail is switched off"
  severity   = "high"
  on         = ["aws_cloudtrail"]
  fail       = self.enable_logging == false
  at         = self.enable_logging
  message    = "enable_logging is false"
  why        = "Nothing that is done in the account is recorded by this trail."
  remedy     = "Remove enable_logging, or set it to true."
  aliases    = ["CKV_AWS_251"]
  similar_to = ["CLOUD_TRAIL_ENABLED"]
  since      = "0.1"

  fix {
    unsafe = "What a further trail records costs"
    set    = { enable_logging = true }
  }

  example "fails" "switched off" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
      enable_logging = false
    }
  }

  example "passes" "not written, which is on" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
    }
  }

  example "passes" "switched on" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
      enable_logging = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enable_logging" {
      type = bool
    }

    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
      enable_logging = var.enable_logging
    }
  }
}
