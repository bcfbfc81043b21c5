check "aws-codebuild-no-customer-key" {
  title    = "Build artifacts are not encrypted under a key of their owner"
  severity = "low"
  on       = ["aws_codebuild_project"]
  fail     = self.encryption_key == null
  at       = self.encryption_key
  message  = "encryption_key is not set"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set encryption_key to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_147", "W32", "AwsSolutions-CB4", "CODEBUILD_ENCRYPTION_KEY_RULE"]
  since    = "0.1"

  fix {
    unsafe = "The role of the builds, and who reads the artifacts, must be allowed to use the key; a key costs by the month"
    set    = { encryption_key = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Artifacts of builds"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_codebuild_project" "build" {
      name         = "build"
      service_role = "arn:aws:iam::111122223333:role/build"

      artifacts {
        type     = "S3"
        location = "example-artifacts"
      }

      environment {
        compute_type = "BUILD_GENERAL1_SMALL"
        image        = "aws/codebuild/amazonlinux2-x86_64-standard:5.0"
        type         = "LINUX_CONTAINER"
      }

      source {
        type = "CODEPIPELINE"
      }
    }
  }

  example "passes" "a key of this account" {
    resource "aws_codebuild_project" "build" {
      name           = "build"
      service_role   = "arn:aws:iam::111122223333:role/build"
      encryption_key = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"

      artifacts {
        type     = "S3"
        location = "example-artifacts"
      }

      environment {
        compute_type = "BUILD_GENERAL1_SMALL"
        image        = "aws/codebuild/amazonlinux2-x86_64-standard:5.0"
        type         = "LINUX_CONTAINER"
      }

      source {
        type = "CODEPIPELINE"
      }
    }
  }
}
