check "aws-athena-workgroup-unencrypted" {
  title    = "Results of an Athena workgroup are not encrypted as it says"
  severity = "low"
  on       = ["aws_athena_workgroup"]
  fail     = self.configuration.result_configuration.encryption_configuration.encryption_option == null
  message  = "No encryption_option is set for the results"
  why      = "Results are kept as the bucket keeps them; nothing holds them to a key of this account."
  remedy   = "Add result_configuration with encryption_configuration { encryption_option = \"SSE_KMS\" }."
  aliases  = ["CKV_AWS_159"]
  cwe      = [311]
  since    = "0.1"

  fix {
    set = { "configuration.result_configuration.encryption_configuration.encryption_option" = "SSE_S3" }
  }

  example "fails" "not written" {
    resource "aws_athena_workgroup" "team" {
      name = "team"

      configuration {
        enforce_workgroup_configuration = true
      }
    }
  }

  example "passes" "KMS" {
    resource "aws_athena_workgroup" "team" {
      name = "team"

      configuration {
        result_configuration {
          output_location = "s3://example-results/"

          encryption_configuration {
            encryption_option = "SSE_KMS"
            kms_key_arn       = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
          }
        }
      }
    }
  }
}
