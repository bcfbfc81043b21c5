check "aws-sns-topic-key-of-aws" {
  title    = "SNS topic is encrypted under a key of AWS"
  severity = "low"
  on       = ["aws_sns_topic"]
  when     = self.kms_master_key_id != null && length(related("aws_kms_key")) == 0
  fail     = strcontains(self.kms_master_key_id, "alias/aws/sns")
  at       = self.kms_master_key_id
  message  = "kms_master_key_id is \"${self.kms_master_key_id}\""
  why      = "Services of AWS cannot publish to a topic under this key, and its use cannot be restricted or revoked."
  remedy   = "Set kms_master_key_id to an aws_kms_key."
  aliases  = ["AVD-AWS-0136"]
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

  example "fails" "AWS's key" {
    resource "aws_sns_topic" "news" {
      name              = "news"
      kms_master_key_id = "alias/aws/sns"
    }
  }

  example "passes" "a key of this account" {
    resource "aws_sns_topic" "news" {
      name              = "news"
      kms_master_key_id = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }

  example "passes" "a key of the same code" {
    resource "aws_kms_key" "news" {
      enable_key_rotation = true
    }

    resource "aws_sns_topic" "news" {
      name              = "news"
      kms_master_key_id = aws_kms_key.news.key_id
    }
  }

  example "passes" "not written: another check" {
    resource "aws_sns_topic" "news" {
      name = "news"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kms_master_key_id" {
      type = string
    }

    resource "aws_sns_topic" "news" {
      name              = "news"
      kms_master_key_id = var.kms_master_key_id
    }
  }
}
