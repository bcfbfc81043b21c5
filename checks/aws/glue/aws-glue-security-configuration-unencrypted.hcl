check "aws-glue-security-configuration-unencrypted" {
  title      = "Glue security configuration leaves something unencrypted"
  severity   = "medium"
  on         = ["aws_glue_security_configuration"]
  fail       = self.encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode != "SSE-KMS" || self.encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode != "CSE-KMS" || self.encryption_configuration.s3_encryption.s3_encryption_mode == null || self.encryption_configuration.s3_encryption.s3_encryption_mode == "DISABLED"
  message    = "Logs, bookmarks or results are not encrypted"
  why        = "Logs and bookmarks hold pieces of the data; encrypting the results alone does not protect it."
  remedy     = "Set SSE-KMS, CSE-KMS and SSE-KMS as the three modes, with kms_key_arn."
  aliases    = ["CKV_AWS_99"]
  similar_to = ["AwsSolutions-GL1", "AwsSolutions-GL3"]
  cwe        = [311]
  since      = "0.1"

  example "fails" "logs are not" {
    resource "aws_glue_security_configuration" "all" {
      name = "all"

      encryption_configuration {
        cloudwatch_encryption {
          cloudwatch_encryption_mode = "DISABLED"
        }

        job_bookmarks_encryption {
          job_bookmarks_encryption_mode = "CSE-KMS"
        }

        s3_encryption {
          s3_encryption_mode = "SSE-KMS"
        }
      }
    }
  }

  example "fails" "nothing is" {
    resource "aws_glue_security_configuration" "all" {
      name = "all"

      encryption_configuration {
        cloudwatch_encryption {
          cloudwatch_encryption_mode = "DISABLED"
        }

        job_bookmarks_encryption {
          job_bookmarks_encryption_mode = "DISABLED"
        }

        s3_encryption {
          s3_encryption_mode = "DISABLED"
        }
      }
    }
  }

  example "passes" "all three" {
    resource "aws_glue_security_configuration" "all" {
      name = "all"

      encryption_configuration {
        cloudwatch_encryption {
          cloudwatch_encryption_mode = "SSE-KMS"
          kms_key_arn                = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
        }

        job_bookmarks_encryption {
          job_bookmarks_encryption_mode = "CSE-KMS"
          kms_key_arn                   = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
        }

        s3_encryption {
          s3_encryption_mode = "SSE-KMS"
          kms_key_arn        = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
        }
      }
    }
  }
}
