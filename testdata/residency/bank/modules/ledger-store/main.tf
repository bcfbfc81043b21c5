terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" { type = string }

variable "tags" {
  type    = map(string)
  default = {}
}

variable "replicate" {
  type    = bool
  default = false
}

variable "replica_bucket_arn" {
  type    = string
  default = null
}

variable "replication_role_arn" {
  type    = string
  default = null
}

variable "replication_status" {
  type    = string
  default = "Enabled"
}

resource "aws_s3_bucket" "this" {
  bucket = var.name
  tags   = var.tags
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_replication_configuration" "this" {
  count      = var.replicate ? 1 : 0
  depends_on = [aws_s3_bucket_versioning.this]

  bucket = aws_s3_bucket.this.id
  role   = var.replication_role_arn

  rule {
    id     = "all"
    status = var.replication_status
    filter {}
    delete_marker_replication {
      status = "Enabled"
    }
    destination {
      bucket        = var.replica_bucket_arn
      storage_class = "STANDARD_IA"
    }
  }
}

output "bucket" { value = aws_s3_bucket.this.id }
output "arn" { value = aws_s3_bucket.this.arn }
