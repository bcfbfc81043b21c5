check "aws-cloudwatch-log-group-no-customer-key" {
  title    = "Log group is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_cloudwatch_log_group"]
  fail     = self.kms_key_id == null
  at       = self.kms_key_id
  message  = "kms_key_id is not set: log events are encrypted under a key that AWS manages"
  why      = "Logs hold more than one thinks: tokens, addresses, names. Under a customer key reading them takes a second permission, each use is recorded, and access can be cut off at once."
  remedy   = "Set kms_key_id to the ARN of an aws_kms_key whose policy lets logs.REGION.amazonaws.com use it."
  aliases  = ["CKV_AWS_158", "AVD-AWS-0017", "W84", "CLOUDWATCH_LOG_GROUP_ENCRYPTED", "AC_AWS_0451"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_cloudwatch_log_group" "app" {
      name = "/app"
    }
  }

  example "passes" "a customer key" {
    resource "aws_kms_key" "logs" {
      enable_key_rotation = true
    }

    resource "aws_cloudwatch_log_group" "app" {
      name       = "/app"
      kms_key_id = aws_kms_key.logs.arn
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kms_key_arn" {
      type = string
    }

    resource "aws_cloudwatch_log_group" "app" {
      name       = "/app"
      kms_key_id = var.kms_key_arn
    }
  }
}
