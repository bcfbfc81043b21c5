check "aws-kinesis-firehose-no-customer-key" {
  title    = "Firehose stream is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_kinesis_firehose_delivery_stream"]
  when     = self.kinesis_source_configuration == null
  fail     = self.server_side_encryption.key_type != "CUSTOMER_MANAGED_CMK"
  at       = self.server_side_encryption.key_type
  message  = "server_side_encryption uses no key of this account"
  why      = "Under a key of AWS, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Add server_side_encryption with enabled = true, key_type = \"CUSTOMER_MANAGED_CMK\" and key_arn."
  aliases  = ["CKV_AWS_241"]
  since    = "0.1"

  fix {
    unsafe = "Firehose must be allowed to use the key; a key costs by the month"
    leaves = ["aws-kms-key-no-policy"]
    set = {
      "server_side_encryption.enabled"  = true
      "server_side_encryption.key_type" = "CUSTOMER_MANAGED_CMK"
      "server_side_encryption.key_arn"  = added.aws_kms_key.arn
    }

    add "aws_kms_key" {
      description         = "Delivery stream"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_kinesis_firehose_delivery_stream" "events" {
      name        = "events"
      destination = "extended_s3"

      extended_s3_configuration {
        role_arn   = "arn:aws:iam::111122223333:role/firehose"
        bucket_arn = "arn:aws:s3:::example-events"
      }
    }
  }

  example "fails" "AWS's key" {
    resource "aws_kinesis_firehose_delivery_stream" "events" {
      name        = "events"
      destination = "extended_s3"

      extended_s3_configuration {
        role_arn   = "arn:aws:iam::111122223333:role/firehose"
        bucket_arn = "arn:aws:s3:::example-events"
      }

      server_side_encryption {
        enabled = true
      }
    }
  }

  example "passes" "a key of this account" {
    resource "aws_kinesis_firehose_delivery_stream" "events" {
      name        = "events"
      destination = "extended_s3"

      extended_s3_configuration {
        role_arn   = "arn:aws:iam::111122223333:role/firehose"
        bucket_arn = "arn:aws:s3:::example-events"
      }

      server_side_encryption {
        enabled  = true
        key_type = "CUSTOMER_MANAGED_CMK"
        key_arn  = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
      }
    }
  }

  example "passes" "a Kinesis stream as source: encrypted there" {
    resource "aws_kinesis_firehose_delivery_stream" "events" {
      name        = "events"
      destination = "extended_s3"

      extended_s3_configuration {
        role_arn   = "arn:aws:iam::111122223333:role/firehose"
        bucket_arn = "arn:aws:s3:::example-events"
      }

      kinesis_source_configuration {
        kinesis_stream_arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/events"
        role_arn           = "arn:aws:iam::111122223333:role/firehose"
      }
    }
  }
}
