check "aws-emr-security-configuration-unencrypted-in-transit" {
  title      = "EMR clusters send data unencrypted"
  severity   = "medium"
  on         = ["aws_emr_security_configuration"]
  fail       = try(jsondecode(self.configuration).EncryptionConfiguration.EnableInTransitEncryption, false) != true
  at         = self.configuration
  message    = "EnableInTransitEncryption is not true"
  why        = "What the nodes exchange, and what they read and write, crosses the network readable."
  remedy     = "Set EnableInTransitEncryption to true, with InTransitEncryptionConfiguration."
  aliases    = ["CKV_AWS_351", "AVD-AWS-0138", "AwsSolutions-EMR5"]
  similar_to = ["W61", "EMR_SECURITY_CONFIG_ENABLED_AND_CONFIGURED_RULE"]
  cwe        = [319]
  since      = "0.1"

  example "fails" "off" {
    resource "aws_emr_security_configuration" "all" {
      configuration = jsonencode({
        EncryptionConfiguration = {
          EnableInTransitEncryption = false
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
          InTransitEncryptionConfiguration = {
            TLSCertificateConfiguration = {
              CertificateProviderType = "PEM"
              S3Object                = "s3://example-certificates/emr.zip"
            }
          }

          AtRestEncryptionConfiguration = {
            S3EncryptionConfiguration        = { EncryptionMode = "SSE-KMS", AwsKmsKey = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f" }
            LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType = "AwsKms", AwsKmsKey = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f", EnableEbsEncryption = true }
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
