check "aws-s3-bucket-no-customer-key" {
  title      = "S3 bucket is not encrypted with KMS"
  severity   = "low"
  on         = ["aws_s3_bucket"]
  when       = self.acl != "log-delivery-write"
  fail       = !contains(["aws:kms", "aws:kms:dsse"], self.encryption.sse_algorithm)
  at         = self.encryption.sse_algorithm
  message    = "Objects are encrypted under a key that S3 manages (SSE-S3), not under a KMS key"
  why        = "S3 encrypts every object, but under a key that AWS manages anyone who may read the bucket may decrypt. A customer key adds a second permission, a record of every use, and a way to cut off all access at once."
  remedy     = "Add an aws_s3_bucket_server_side_encryption_configuration with sse_algorithm = \"aws:kms\", kms_master_key_id set to the ARN of an aws_kms_key, and bucket_key_enabled = true."
  aliases    = ["CKV_AWS_145", "AVD-AWS-0132", "S3_DEFAULT_ENCRYPTION_KMS"]
  similar_to = ["W41", "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED", "AC_AWS_0207"]
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

  example "fails" "not configured" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "fails" "AES256 in the companion resource" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
      bucket = aws_s3_bucket.data.id

      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm = "AES256"
        }
      }
    }
  }

  example "passes" "KMS with the key of AWS is another check" {
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

  example "passes" "customer key in the companion resource" {
    resource "aws_kms_key" "data" {
      enable_key_rotation = true
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
      bucket = aws_s3_bucket.data.id

      rule {
        bucket_key_enabled = true

        apply_server_side_encryption_by_default {
          sse_algorithm     = "aws:kms"
          kms_master_key_id = aws_kms_key.data.arn
        }
      }
    }
  }

  example "passes" "customer key inline" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      server_side_encryption_configuration {
        rule {
          apply_server_side_encryption_by_default {
            sse_algorithm     = "aws:kms"
            kms_master_key_id = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
          }
        }
      }
    }
  }

  example "passes" "server access logs can only be delivered under SSE-S3" {
    resource "aws_s3_bucket" "logs" {
      bucket = "example-logs"
      acl    = "log-delivery-write"
    }
  }

  example "unknown" "algorithm from a variable without a value" {
    variable "algorithm" {
      type = string
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
      bucket = aws_s3_bucket.data.id

      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm     = var.algorithm
          kms_master_key_id = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        }
      }
    }
  }
}
