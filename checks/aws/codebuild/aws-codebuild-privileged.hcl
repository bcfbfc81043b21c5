check "aws-codebuild-privileged" {
  title    = "Build runs privileged"
  severity = "medium"
  on       = ["aws_codebuild_project"]
  fail     = self.environment.privileged_mode
  at       = self.environment.privileged_mode
  message  = "privileged_mode is true"
  why      = "Code of a pull request, or of a dependency, that runs in the build is root on the machine below it."
  remedy   = "Remove privileged_mode; build images with a rootless builder, or keep this for projects that only build images from trusted code."
  aliases  = ["CKV_AWS_316"]
  since    = "0.1"

  fix {
    unsafe = "Builds that run Docker fail"
    set    = { "environment.privileged_mode" = false }
  }

  example "fails" "privileged" {
    resource "aws_codebuild_project" "build" {
      name         = "build"
      service_role = "arn:aws:iam::111122223333:role/build"

      artifacts {
        type     = "S3"
        location = "example-artifacts"
      }

      environment {
        compute_type    = "BUILD_GENERAL1_SMALL"
        image           = "aws/codebuild/amazonlinux2-x86_64-standard:5.0"
        type            = "LINUX_CONTAINER"
        privileged_mode = true
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

  example "passes" "not privileged" {
    resource "aws_codebuild_project" "build" {
      name         = "build"
      service_role = "arn:aws:iam::111122223333:role/build"

      artifacts {
        type     = "S3"
        location = "example-artifacts"
      }

      environment {
        compute_type    = "BUILD_GENERAL1_SMALL"
        image           = "aws/codebuild/amazonlinux2-x86_64-standard:5.0"
        type            = "LINUX_CONTAINER"
        privileged_mode = false
      }

      source {
        type = "CODEPIPELINE"
      }
    }
  }
}
