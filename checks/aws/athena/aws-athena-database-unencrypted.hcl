check "aws-athena-database-unencrypted" {
  title    = "Results of an Athena database are not encrypted as it says"
  severity = "low"
  on       = ["aws_athena_database"]
  fail     = self.encryption_configuration == null
  at       = self.encryption_configuration
  message  = "encryption_configuration is not written"
  why      = "Results are kept as the bucket keeps them; nothing holds them to a key of this account."
  remedy   = "Add encryption_configuration with encryption_option = \"SSE_KMS\" and kms_key."
  aliases  = ["CKV_AWS_77", "AVD-AWS-0006", "AC_AWS_0443"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the database: the tables in it have to be made again"
    set    = { "encryption_configuration.encryption_option" = "SSE_S3" }
  }

  example "fails" "not written" {
    resource "aws_athena_database" "sales" {
      name   = "sales"
      bucket = "example-results"
    }
  }

  example "passes" "KMS" {
    resource "aws_athena_database" "sales" {
      name   = "sales"
      bucket = "example-results"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key           = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
      }
    }
  }
}
