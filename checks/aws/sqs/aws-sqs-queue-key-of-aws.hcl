check "aws-sqs-queue-key-of-aws" {
  title      = "SQS queue is encrypted under a key of AWS"
  severity   = "low"
  on         = ["aws_sqs_queue"]
  when       = self.kms_master_key_id != null && length(related("aws_kms_key")) == 0
  fail       = strcontains(self.kms_master_key_id, "alias/aws/sqs")
  at         = self.kms_master_key_id
  message    = "kms_master_key_id is \"${self.kms_master_key_id}\""
  why        = "Services of AWS cannot send to a queue under this key, and its use cannot be restricted or revoked."
  remedy     = "Set kms_master_key_id to an aws_kms_key."
  aliases    = ["AVD-AWS-0135", "CKV2_AWS_73"]
  similar_to = ["W48", "SQS_QUEUE_KMS_MASTER_KEY_ID_RULE"]
  since      = "0.1"

  fix {
    unsafe = "Whoever sends or receives must be allowed to use the key; a key costs by the month"
    set    = { kms_master_key_id = added.aws_kms_key.id }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Queue"
      enable_key_rotation = true
    }
  }

  example "fails" "AWS's key" {
    resource "aws_sqs_queue" "jobs" {
      name              = "jobs"
      kms_master_key_id = "alias/aws/sqs"
    }
  }

  example "passes" "a key of this account" {
    resource "aws_sqs_queue" "jobs" {
      name              = "jobs"
      kms_master_key_id = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kms_master_key_id" {
      type = string
    }

    resource "aws_sqs_queue" "jobs" {
      name              = "jobs"
      kms_master_key_id = var.kms_master_key_id
    }
  }
}
