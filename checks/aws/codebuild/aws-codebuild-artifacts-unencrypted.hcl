check "aws-codebuild-artifacts-unencrypted" {
  title    = "Artifacts of a build are not encrypted"
  severity = "medium"
  on       = ["aws_codebuild_project"]
  fail     = self.artifacts.encryption_disabled || anytrue([for artifacts in self.secondary_artifacts : artifacts.encryption_disabled])
  at       = self.artifacts.encryption_disabled
  message  = "encryption_disabled is true"
  why      = "What is built, and the secrets that slipped into it, lies in the bucket without the encryption that CodeBuild would add."
  remedy   = "Remove encryption_disabled."
  aliases  = ["CKV_AWS_78", "AVD-AWS-0018"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Whoever reads the artifacts must be allowed to use the key of the project"
    remove = ["artifacts.encryption_disabled", "secondary_artifacts.encryption_disabled"]
  }

  example "fails" "switched off" {
    resource "aws_codebuild_project" "build" {
      name         = "build"
      service_role = "arn:aws:iam::111122223333:role/build"

      artifacts {
        type                = "S3"
        location            = "example-artifacts"
        encryption_disabled = true
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

  example "passes" "not written" {
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

  example "passes" "encrypted" {
    resource "aws_codebuild_project" "build" {
      name         = "build"
      service_role = "arn:aws:iam::111122223333:role/build"

      artifacts {
        type                = "S3"
        location            = "example-artifacts"
        encryption_disabled = false
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
