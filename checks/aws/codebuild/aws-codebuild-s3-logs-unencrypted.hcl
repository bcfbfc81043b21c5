check "aws-codebuild-s3-logs-unencrypted" {
  title    = "Logs of a build are not encrypted in S3"
  severity = "low"
  on       = ["aws_codebuild_project"]
  fail     = self.logs_config.s3_logs.encryption_disabled
  at       = self.logs_config.s3_logs.encryption_disabled
  message  = "encryption_disabled is true for s3_logs"
  why      = "Logs hold what builds print, secrets among it."
  remedy   = "Remove encryption_disabled from s3_logs."
  aliases  = ["CKV_AWS_311"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Whoever reads the logs must be allowed to use the key that they are encrypted under"
    set    = { "logs_config.s3_logs.encryption_disabled" = false }
  }

  example "fails" "switched off" {
    resource "aws_codebuild_project" "build" {
      name         = "build"
      service_role = "arn:aws:iam::111122223333:role/build"

      logs_config {
        s3_logs {
          status              = "ENABLED"
          location            = "example-logs/build"
          encryption_disabled = true
        }
      }

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

      logs_config {
        s3_logs {
          status   = "ENABLED"
          location = "example-logs/build"
        }
      }

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
}
