check "aws-kinesis-stream-no-customer-key" {
  title    = "Kinesis stream is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_kinesis_stream"]
  fail     = self.kms_key_id == null || length(related("aws_kms_key")) == 0 && self.kms_key_id == "alias/aws/kinesis"
  at       = self.kms_key_id
  message  = "kms_key_id is not a key of this account"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set encryption_type = \"KMS\" and kms_key_id to an aws_kms_key."
  aliases  = ["CKV_AWS_185"]
  since    = "0.1"

  fix {
    unsafe = "Producers and consumers must be allowed to use the key; a key costs by the month"
    set    = { encryption_type = "KMS", kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Stream"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_kinesis_stream" "events" {
      name = "events"
    }
  }

  example "fails" "AWS's key" {
    resource "aws_kinesis_stream" "events" {
      name            = "events"
      encryption_type = "KMS"
      kms_key_id      = "alias/aws/kinesis"
    }
  }

  example "passes" "a key of this account" {
    resource "aws_kinesis_stream" "events" {
      name            = "events"
      encryption_type = "KMS"
      kms_key_id      = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kms_key_id" {
      type = string
    }

    resource "aws_kinesis_stream" "events" {
      name       = "events"
      kms_key_id = var.kms_key_id
    }
  }
}
