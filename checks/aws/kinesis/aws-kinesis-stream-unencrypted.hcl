check "aws-kinesis-stream-unencrypted" {
  title      = "Kinesis stream is stored unencrypted"
  severity   = "high"
  on         = ["aws_kinesis_stream"]
  fail       = self.encryption_type == null || self.encryption_type == "NONE"
  at         = self.encryption_type
  message    = "encryption_type is not \"KMS\""
  why        = "Records lie readable with the service for as long as they are retained."
  remedy     = "Set encryption_type = \"KMS\" and kms_key_id to a key of your own, or to \"alias/aws/kinesis\"."
  aliases    = ["CKV_AWS_43", "AVD-AWS-0064", "W49", "AwsSolutions-KDS1", "KINESIS_STREAM_ENCRYPTION_RULE"]
  similar_to = ["AC_AWS_0157"]
  cwe        = [311]
  since      = "0.1"

  fix {
    unsafe = "Other accounts cannot use the key of AWS, and its use costs"
    set    = { encryption_type = "KMS", kms_key_id = "alias/aws/kinesis" }
  }

  example "fails" "not written" {
    resource "aws_kinesis_stream" "events" {
      name = "events"
    }
  }

  example "fails" "none" {
    resource "aws_kinesis_stream" "events" {
      name            = "events"
      encryption_type = "NONE"
    }
  }

  example "passes" "encrypted" {
    resource "aws_kinesis_stream" "events" {
      name            = "events"
      encryption_type = "KMS"
      kms_key_id      = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encryption_type" {
      type = string
    }

    resource "aws_kinesis_stream" "events" {
      name            = "events"
      encryption_type = var.encryption_type
    }
  }
}
