check "aws-mq-broker-no-customer-key" {
  title    = "Amazon MQ broker is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_mq_broker"]
  fail     = self.encryption_options.kms_key_id == null
  at       = self.encryption_options.kms_key_id
  message  = "encryption_options names no kms_key_id"
  why      = "Under a key of AWS, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Add encryption_options with use_aws_owned_key = false and kms_key_id set to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_209", "W53", "AMAZON_MQ_BROKER_ENCRYPTION_OPTIONS_RULE"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the broker: its messages are lost; a key costs by the month"
    set    = { "encryption_options.use_aws_owned_key" = false, "encryption_options.kms_key_id" = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Message broker"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }

  example "passes" "a key of this account" {
    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      encryption_options {
        use_aws_owned_key = false
        kms_key_id        = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
      }

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }
}
