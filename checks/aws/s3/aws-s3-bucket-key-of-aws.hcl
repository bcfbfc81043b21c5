check "aws-s3-bucket-key-of-aws" {
  title      = "S3 bucket is encrypted under a KMS key of AWS"
  severity   = "low"
  on         = ["aws_s3_bucket"]
  when       = contains(["aws:kms", "aws:kms:dsse"], self.encryption.sse_algorithm)
  fail       = self.encryption.kms_master_key_id == null || length(related("aws_kms_key")) == 0 && self.encryption.kms_master_key_id == "alias/aws/s3"
  at         = self.encryption.sse_algorithm
  message    = "Default encryption is \"${self.encryption.sse_algorithm}\" without a key of this account"
  why        = "The key that AWS manages cannot be restricted or revoked, and lets no other account read the objects."
  remedy     = "Set kms_master_key_id to the ARN of an aws_kms_key."
  aliases    = ["AVD-AWS-0132"]
  similar_to = ["S3_DEFAULT_ENCRYPTION_KMS"]
  since      = "0.1"

  fix {
    on     = ["aws_s3_bucket_server_side_encryption_configuration"]
    unsafe = "Whoever reads or writes objects must be allowed to use the key; a key costs by the month"
    leaves = ["aws-kms-key-no-policy"]
    set = {
      "rule.apply_server_side_encryption_by_default.sse_algorithm"     = "aws:kms"
      "rule.apply_server_side_encryption_by_default.kms_master_key_id" = added.aws_kms_key.arn
      "rule.bucket_key_enabled"                                        = true
    }

    add "aws_kms_key" {
      description         = "Objects of a bucket"
      enable_key_rotation = true
    }
  }

  fix {
    on     = ["aws_s3_bucket"]
    unsafe = "Whoever reads or writes objects must be allowed to use the key; a key costs by the month"
    remove = ["server_side_encryption_configuration"]
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Objects of a bucket"
      enable_key_rotation = true
    }

    add "aws_s3_bucket_server_side_encryption_configuration" {
      bucket = self.id

      rule {
        bucket_key_enabled = true

        apply_server_side_encryption_by_default {
          sse_algorithm     = "aws:kms"
          kms_master_key_id = added.aws_kms_key.arn
        }
      }
    }
  }

  example "fails" "inline" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      server_side_encryption_configuration {
        rule {
          apply_server_side_encryption_by_default {
            sse_algorithm = "aws:kms"
          }
        }
      }
    }
  }

  example "passes" "a key of this account" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      server_side_encryption_configuration {
        rule {
          apply_server_side_encryption_by_default {
            sse_algorithm     = "aws:kms"
            kms_master_key_id = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
          }
        }
      }
    }
  }
}
