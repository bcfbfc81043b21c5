check "aws-sqs-queue-unencrypted" {
  title      = "SQS queue has its encryption switched off"
  severity   = "medium"
  on         = ["aws_sqs_queue"]
  fail       = self.sqs_managed_sse_enabled == false && (self.kms_master_key_id == null || self.kms_master_key_id == "")
  at         = self.sqs_managed_sse_enabled
  message    = "sqs_managed_sse_enabled is false and no KMS key is set: messages are stored unencrypted"
  why        = "SQS encrypts new queues by itself; this one gave that up. What waits in it, for up to 14 days, is stored in clear."
  remedy     = "Remove sqs_managed_sse_enabled = false, or set kms_master_key_id to an aws_kms_key."
  similar_to = ["CKV_AWS_27", "AVD-AWS-0096", "AwsSolutions-SQS2", "W48", "SQS_QUEUE_KMS_MASTER_KEY_ID_RULE", "AC_AWS_0366"]
  cwe        = [311]
  since      = "0.1"

  fix {
    unsafe = "Requests over plain HTTP or without a signature are refused"
    set    = { sqs_managed_sse_enabled = true }
  }

  example "fails" "switched off" {
    resource "aws_sqs_queue" "orders" {
      name                    = "orders"
      sqs_managed_sse_enabled = false
    }
  }

  example "passes" "not written: AWS encrypts new queues (SSE-SQS)" {
    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }
  }

  example "passes" "a customer key" {
    resource "aws_kms_key" "orders" {
      enable_key_rotation = true
    }

    resource "aws_sqs_queue" "orders" {
      name              = "orders"
      kms_master_key_id = aws_kms_key.orders.arn
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_sqs_queue" "orders" {
      name                    = "orders"
      sqs_managed_sse_enabled = var.encrypted
    }
  }
}
