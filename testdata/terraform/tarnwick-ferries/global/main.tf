# What exists once for the company: the audit trail, images, people and the roles of the pipeline.

terraform {
  required_version = "~> 1.9"

  cloud {
    organization = "tarnwick"

    workspaces {
      name = "global"
    }
  }

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

locals {
  images = {
    booking  = { mutable = false, keep = 30 }
    freight  = { mutable = false, keep = 30 }
    displays = { mutable = true, keep = 5, scan = false }
  }
}

module "artifacts" {
  source = "../modules/bucket"

  name       = "tarnwick-artifacts"
  log_bucket = aws_s3_bucket.audit.id
}

resource "aws_ecr_repository" "service" {
  for_each = local.images

  name                 = "tarnwick/${each.key}"
  image_tag_mutability = each.value.mutable ? "MUTABLE" : "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = try(each.value.scan, true)
  }

  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecr_lifecycle_policy" "service" {
  for_each = local.images

  repository = aws_ecr_repository.service[each.key].name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Keep the last ${each.value.keep} images"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = each.value.keep }
      action       = { type = "expire" }
    }]
  })
}

# ---- Audit trail

resource "aws_s3_bucket" "audit" {
  bucket = "tarnwick-audit"
}

resource "aws_s3_bucket_public_access_block" "audit" {
  bucket = aws_s3_bucket.audit.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "audit" {
  bucket = aws_s3_bucket.audit.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TrailReadsAcl"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.audit.arn
      },
      {
        Sid       = "TrailWrites"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.audit.arn}/AWSLogs/*"
        Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
    ]
  })
}

resource "aws_cloudtrail" "company" {
  name                          = "tarnwick"
  s3_bucket_name                = aws_s3_bucket.audit.id
  include_global_service_events = true
  is_multi_region_trail         = false
  enable_log_file_validation    = false

  depends_on = [aws_s3_bucket_policy.audit]
}

output "artifact_bucket" {
  value = module.artifacts.id
}

output "operator_role_arn" {
  value = aws_iam_role.operator.arn
}
