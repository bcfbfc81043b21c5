check "aws-codebuild-logging-disabled" {
  title    = "Build keeps no log"
  severity = "low"
  on       = ["aws_codebuild_project"]
  fail     = self.logs_config.cloudwatch_logs.status == "DISABLED" && self.logs_config.s3_logs.status != "ENABLED"
  at       = self.logs_config.cloudwatch_logs.status
  message  = "Neither CloudWatch nor S3 gets the log"
  why      = "What a build did, and who made it do so, cannot be told afterwards."
  remedy   = "Remove status from cloudwatch_logs, or set it to \"ENABLED\"."
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "The role of the builds must be allowed to write logs, and logs cost"
    set    = { "logs_config.cloudwatch_logs.status" = "ENABLED" }
  }

  example "fails" "switched off" {
    resource "aws_codebuild_project" "build" {
      name         = "build"
      service_role = "arn:aws:iam::111122223333:role/build"

      logs_config {
        cloudwatch_logs {
          status = "DISABLED"
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

  example "passes" "to CloudWatch" {
    resource "aws_codebuild_project" "build" {
      name         = "build"
      service_role = "arn:aws:iam::111122223333:role/build"

      logs_config {
        cloudwatch_logs {
          status     = "ENABLED"
          group_name = "build"
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

  example "passes" "not written: CloudWatch gets it" {
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
