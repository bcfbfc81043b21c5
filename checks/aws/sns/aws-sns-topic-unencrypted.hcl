check "aws-sns-topic-unencrypted" {
  title    = "SNS topic keeps messages unencrypted"
  severity = "medium"
  on       = ["aws_sns_topic"]
  fail     = self.kms_master_key_id == null || self.kms_master_key_id == ""
  at       = self.kms_master_key_id
  message  = "kms_master_key_id is not set: messages are not encrypted by a KMS key while the topic holds them"
  why      = "Messages wait in the topic until they are delivered, and what they carry (orders, addresses, alarms) is then protected by nothing but the access rules of AWS."
  remedy   = "Set kms_master_key_id to an aws_kms_key that the publishing services may use, or at least to \"alias/aws/sns\"."
  aliases  = ["CKV_AWS_26", "AVD-AWS-0095"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_sns_topic" "orders" {
      name = "orders"
    }
  }

  example "passes" "a customer key" {
    resource "aws_kms_key" "orders" {
      enable_key_rotation = true
    }

    resource "aws_sns_topic" "orders" {
      name              = "orders"
      kms_master_key_id = aws_kms_key.orders.arn
    }
  }

  example "passes" "the key of AWS for SNS" {
    resource "aws_sns_topic" "orders" {
      name              = "orders"
      kms_master_key_id = "alias/aws/sns"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kms_key_id" {
      type = string
    }

    resource "aws_sns_topic" "orders" {
      name              = "orders"
      kms_master_key_id = var.kms_key_id
    }
  }
}
