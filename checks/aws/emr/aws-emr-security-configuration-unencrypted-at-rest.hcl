check "aws-emr-security-configuration-unencrypted-at-rest" {
  title      = "EMR clusters store data unencrypted"
  severity   = "high"
  on         = ["aws_emr_security_configuration"]
  fail       = try(jsondecode(self.configuration).EncryptionConfiguration.EnableAtRestEncryption, false) != true
  at         = self.configuration
  message    = "EnableAtRestEncryption is not true"
  why        = "Results in S3, and what the nodes keep on their disks, are not encrypted by the cluster."
  remedy     = "Set EnableAtRestEncryption to true, with AtRestEncryptionConfiguration."
  aliases    = ["AVD-AWS-0137"]
  similar_to = ["W61", "AwsSolutions-EMR4", "EMR_SECURITY_CONFIG_ENABLED_AND_CONFIGURED_RULE"]
  cwe        = [311]
  since      = "0.1"

  example "fails" "off" {
    resource "aws_emr_security_configuration" "all" {
      configuration = jsonencode({
        EncryptionConfiguration = {
          EnableInTransitEncryption = true
          EnableAtRestEncryption    = false
        }
      })
    }
  }

  example "passes" "on" {
    resource "aws_emr_security_configuration" "all" {
      configuration = jsonencode({
        EncryptionConfiguration = {
          EnableInTransitEncryption = true
          EnableAtRestEncryption    = true
          AtRestEncryptionConfiguration = {
            S3EncryptionConfiguration = { EncryptionMode = "SSE-KMS", AwsKmsKey = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f" }
          }
        }
      })
    }
  }

  example "unknown" "from a variable without a value" {
    variable "configuration" {
      type = string
    }

    resource "aws_emr_security_configuration" "all" {
      configuration = var.configuration
    }
  }
}
