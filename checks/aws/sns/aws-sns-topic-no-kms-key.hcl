check "aws-sns-topic-no-kms-key" {
  title    = "SNS topic is not encrypted under a KMS key"
  severity = "medium"
  on       = ["aws_sns_topic"]
  fail     = self.kms_master_key_id == null || self.kms_master_key_id == ""
  at       = self.kms_master_key_id
  message  = "kms_master_key_id is not set: messages that the topic holds are not encrypted under a KMS key"
  why      = "Messages wait in the topic until they are delivered. Without a KMS key there is no second permission between them and whoever may use the topic, and no record of who decrypted what they carry."
  remedy   = "Set kms_master_key_id to an aws_kms_key that the publishing services may use, or at least to \"alias/aws/sns\"."
  aliases  = ["CKV_AWS_26", "AVD-AWS-0095", "W47", "SNS_ENCRYPTED_KMS", "AC_AWS_0502"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Services that publish must be allowed to use the key by its policy; a key costs by the month"
    set    = { kms_master_key_id = added.aws_kms_key.id }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Topic"
      enable_key_rotation = true
    }
  }

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
