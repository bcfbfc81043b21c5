check "aws-glue-catalog-unencrypted" {
  title    = "Glue data catalog is not encrypted"
  severity = "medium"
  on       = ["aws_glue_data_catalog_encryption_settings"]
  fail     = !self.data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted || !contains(["SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"], self.data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode)
  message  = "The catalog, or the passwords of its connections, are not encrypted"
  why      = "Passwords of databases lie in the catalog readable for everyone who may read connections."
  remedy   = "Set return_connection_password_encrypted = true and catalog_encryption_mode = \"SSE-KMS\"."
  aliases  = ["CKV_AWS_94"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Jobs, crawlers and people must be allowed to use the key; a key costs by the month"
    leaves = ["aws-kms-key-no-policy"]
    set = {
      "data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted" = true
      "data_catalog_encryption_settings.connection_password_encryption.aws_kms_key_id"                       = added.aws_kms_key.arn
      "data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode"                          = "SSE-KMS"
      "data_catalog_encryption_settings.encryption_at_rest.sse_aws_kms_key_id"                               = added.aws_kms_key.arn
    }

    add "aws_kms_key" {
      description         = "Data catalog"
      enable_key_rotation = true
    }
  }

  example "fails" "passwords are readable" {
    resource "aws_glue_data_catalog_encryption_settings" "all" {
      data_catalog_encryption_settings {
        connection_password_encryption {
          return_connection_password_encrypted = false
        }

        encryption_at_rest {
          catalog_encryption_mode = "SSE-KMS"
        }
      }
    }
  }

  example "fails" "the catalog is not encrypted" {
    resource "aws_glue_data_catalog_encryption_settings" "all" {
      data_catalog_encryption_settings {
        connection_password_encryption {
          return_connection_password_encrypted = true
        }

        encryption_at_rest {
          catalog_encryption_mode = "DISABLED"
        }
      }
    }
  }

  example "passes" "both" {
    resource "aws_glue_data_catalog_encryption_settings" "all" {
      data_catalog_encryption_settings {
        connection_password_encryption {
          return_connection_password_encrypted = true
          aws_kms_key_id                       = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
        }

        encryption_at_rest {
          catalog_encryption_mode = "SSE-KMS"
          sse_aws_kms_key_id      = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
        }
      }
    }
  }
}
