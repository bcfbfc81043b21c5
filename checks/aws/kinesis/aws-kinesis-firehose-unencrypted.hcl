check "aws-kinesis-firehose-unencrypted" {
  title    = "Firehose stream buffers records unencrypted"
  severity = "medium"
  on       = ["aws_kinesis_firehose_delivery_stream"]
  when     = self.kinesis_source_configuration == null
  fail     = !self.server_side_encryption.enabled
  at       = self.server_side_encryption.enabled
  message  = "server_side_encryption is not enabled"
  why      = "Records lie readable with the service until they are delivered."
  remedy   = "Add server_side_encryption { enabled = true }."
  aliases  = ["CKV_AWS_240", "W88", "AwsSolutions-KDF1", "KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTION_RULE", "AC_AWS_0156"]
  cwe      = [311]
  since    = "0.1"

  fix {
    set = { "server_side_encryption.enabled" = true }
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

  example "fails" "switched off" {
    resource "aws_kinesis_firehose_delivery_stream" "events" {
      name        = "events"
      destination = "extended_s3"

      extended_s3_configuration {
        role_arn   = "arn:aws:iam::111122223333:role/firehose"
        bucket_arn = "arn:aws:s3:::example-events"
      }

      server_side_encryption {
        enabled = false
      }
    }
  }

  example "passes" "switched on" {
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
