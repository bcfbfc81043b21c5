check "change-encryption-key-changed" {
  title    = "Plan encrypts with another key"
  severity = "low"
  on       = ["change"]
  for_each = self.encryption
  fail     = contains(["key changed"], each.value.what)
  message  = "${self.address} is encrypted with another key: ${each.value.text}"
  why      = "Whoever may use the new key may read the data, and whoever may only use the old one no longer. What was encrypted before stays under the old key where nothing is encrypted anew, so that it must not be deleted."
  remedy   = "See to it that the new key is the organisation's own, has the right policy and is in the right region, and keep the old one until nothing uses it."
  cwe      = [320]
  since    = "0.1"

  example "fails" "another key" {
    before {
      resource "aws_sqs_queue" "a" {
        name              = "a"
        kms_master_key_id = "alias/a"
      }
    }

    after {
      resource "aws_sqs_queue" "a" {
        name              = "a"
        kms_master_key_id = "alias/b"
      }
    }
  }

  example "passes" "the same key" {
    before {
      resource "aws_sqs_queue" "a" {
        name              = "a"
        kms_master_key_id = "alias/a"
      }
    }

    after {
      resource "aws_sqs_queue" "a" {
        name              = "a"
        kms_master_key_id = "alias/a"
        delay_seconds     = 1
      }
    }
  }

  example "unknown" "a key that the plan makes" {
    before {
      resource "aws_sqs_queue" "a" {
        name              = "a"
        kms_master_key_id = "alias/a"
      }
    }

    after {
      resource "aws_kms_key" "new" {
        description = "new"
      }

      resource "aws_sqs_queue" "a" {
        name              = "a"
        kms_master_key_id = aws_kms_key.new.arn
      }
    }
  }
}
