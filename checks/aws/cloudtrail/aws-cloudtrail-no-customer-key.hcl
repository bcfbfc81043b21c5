check "aws-cloudtrail-no-customer-key" {
  title    = "CloudTrail logs are not encrypted under a key of their owner"
  severity = "low"
  on       = ["aws_cloudtrail"]
  fail     = self.kms_key_id == null
  at       = self.kms_key_id
  message  = "kms_key_id is not set: the logs are encrypted under a key that AWS manages"
  why      = "Trail logs show an intruder how an account is built and who is who. Under a customer key reading them takes a second permission besides that on the bucket."
  remedy   = "Set kms_key_id to the ARN of an aws_kms_key whose policy lets cloudtrail.amazonaws.com use it."
  aliases  = ["CKV_AWS_35", "AVD-AWS-0015", "CLOUD_TRAIL_ENCRYPTION_ENABLED", "AC_AWS_0033"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
    }
  }

  example "passes" "a customer key" {
    resource "aws_kms_key" "trail" {
      enable_key_rotation = true
    }

    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
      kms_key_id     = aws_kms_key.trail.arn
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kms_key_arn" {
      type = string
    }

    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
      kms_key_id     = var.kms_key_arn
    }
  }
}
