terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

variable "notify" {
  description = "Topic for what happens to the stacks"
  type        = string
  default     = "arn:aws:sns:eu-central-1:111122223333:stacks"
}

resource "aws_codebuild_project" "legacy" {
  name         = "legacy"
  service_role = "arn:aws:iam::111122223333:role/builds"

  artifacts {
    type                = "S3"
    location            = "example-artifacts"
    packaging           = "ZIP"
    encryption_disabled = true
  }

  environment {
    compute_type    = "BUILD_GENERAL1_SMALL"
    image           = "aws/codebuild/standard:7.0"
    type            = "LINUX_CONTAINER"
    privileged_mode = true
  }

  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }

    s3_logs {
      status = "DISABLED"
    }
  }

  source {
    type      = "CODECOMMIT"
    location  = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/legacy"
    buildspec = "build.yml"
  }
}

resource "aws_codebuild_project" "website" {
  name           = "website"
  service_role   = "arn:aws:iam::111122223333:role/builds"
  encryption_key = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

  artifacts {
    type = "NO_ARTIFACTS"
  }

  secondary_artifacts {
    artifact_identifier = "reports"
    type                = "S3"
    location            = "example-reports"
    encryption_disabled = true
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "STAGE"
      value = "prod"
    }
  }

  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "example-logs/website"
      encryption_disabled = true
    }
  }

  source {
    type            = "GITHUB"
    location        = "https://github.com/example/website.git"
    git_clone_depth = 1
  }
}

resource "aws_codebuild_project" "shop" {
  name           = "shop"
  service_role   = "arn:aws:iam::111122223333:role/builds"
  encryption_key = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
  build_timeout  = 30

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    compute_type = "BUILD_GENERAL1_MEDIUM"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "TOKEN"
      type  = "PARAMETER_STORE"
      value = "/builds/token"
    }
  }

  logs_config {
    cloudwatch_logs {
      status     = "ENABLED"
      group_name = "builds"
    }

    s3_logs {
      status   = "ENABLED"
      location = "example-logs/shop"
    }
  }

  source {
    type = "CODEPIPELINE"
  }

  vpc_config {
    vpc_id             = "vpc-0a1b2c3d4e5f67890"
    subnets            = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}

resource "aws_cloudformation_stack" "network" {
  name         = "network"
  template_url = "https://example-templates.s3.amazonaws.com/network.yaml"
}

resource "aws_cloudformation_stack" "baseline" {
  name               = "baseline"
  template_url       = "https://example-templates.s3.amazonaws.com/baseline.yaml"
  timeout_in_minutes = 30
  notification_arns  = [var.notify]

  parameters = {
    Stage = "prod"
  }
}

resource "aws_transfer_server" "defaults" {
  identity_provider_type = "SERVICE_MANAGED"
}

resource "aws_transfer_server" "ftp" {
  protocols              = ["FTP", "SFTP"]
  endpoint_type          = "VPC"
  identity_provider_type = "API_GATEWAY"
  url                    = "https://abcdef1234.execute-api.eu-central-1.amazonaws.com/prod"
  invocation_role        = "arn:aws:iam::111122223333:role/transfer-login"

  endpoint_details {
    vpc_id     = "vpc-0a1b2c3d4e5f67890"
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}

resource "aws_transfer_server" "partners" {
  protocols              = ["SFTP"]
  endpoint_type          = "VPC"
  identity_provider_type = "SERVICE_MANAGED"
  security_policy_name   = "TransferSecurityPolicy-2024-01"
  logging_role           = "arn:aws:iam::111122223333:role/transfer-logs"

  endpoint_details {
    vpc_id     = "vpc-0a1b2c3d4e5f67890"
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
}
