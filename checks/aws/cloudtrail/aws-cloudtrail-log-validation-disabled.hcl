check "aws-cloudtrail-log-validation-disabled" {
  title    = "CloudTrail logs can be changed without a trace"
  severity = "medium"
  on       = ["aws_cloudtrail"]
  fail     = !self.enable_log_file_validation
  at       = self.enable_log_file_validation
  message  = "enable_log_file_validation is not true: no digests are written that would show changed or deleted logs"
  why      = "An intruder who can write to the log bucket removes what would give him away. With digests that is noticed, and logs keep their worth as evidence."
  remedy   = "Set enable_log_file_validation = true."
  aliases  = ["CKV_AWS_36", "AVD-AWS-0016", "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", "AC_AWS_0446"]
  cwe      = [353]
  since    = "0.1"

  fix {
    set = { enable_log_file_validation = true }
  }

  example "fails" "not written" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
    }
  }

  example "passes" "switched on" {
    resource "aws_cloudtrail" "main" {
      name                       = "main"
      s3_bucket_name             = "example-trail"
      enable_log_file_validation = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "validate" {
      type = bool
    }

    resource "aws_cloudtrail" "main" {
      name                       = "main"
      s3_bucket_name             = "example-trail"
      enable_log_file_validation = var.validate
    }
  }
}
