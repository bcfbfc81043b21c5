provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

resource "aws_ecr_repository" "repo" { name = "repo" }
resource "aws_ecr_replication_configuration" "registry" {
  replication_configuration {
    rule {
      destination {
        region      = "us-west-2"
        registry_id = "111122223333"
      }
      destination {
        region      = "eu-west-1"
        registry_id = "111122223333"
      }
    }
  }
}
resource "aws_ecrpublic_repository" "public" {
  provider        = aws.virginia
  repository_name = "public"
}
resource "aws_codepipeline" "pipeline" {
  name     = "pipeline"
  role_arn = "arn:aws:iam::111122223333:role/r"
  artifact_store {
    location = "b-eu"
    type     = "S3"
    region   = "eu-central-1"
  }
  artifact_store {
    location = "b-us"
    type     = "S3"
    region   = "us-east-1"
  }
  stage {
    name = "Source"
    action {
      name     = "s"
      category = "Source"
      owner    = "AWS"
      provider = "S3"
      version  = "1"
    }
  }
}
resource "aws_codebuild_project" "build" {
  name         = "build"
  service_role = "arn:aws:iam::111122223333:role/r"
  artifacts {
    type     = "S3"
    location = "b-artifacts"
  }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "x"
    type         = "LINUX_CONTAINER"
  }
  source {
    type      = "NO_SOURCE"
    buildspec = "version: 0.2"
  }
}
