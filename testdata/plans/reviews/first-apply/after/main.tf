terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_kms_key" "quay" {
  description         = "quay"
  enable_key_rotation = true
}

resource "aws_s3_bucket" "quay" {
}

resource "aws_s3_bucket_server_side_encryption_configuration" "quay" {
  bucket = aws_s3_bucket.quay.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.quay.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "quay" {
  bucket = aws_s3_bucket.quay.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "quay" {
  bucket                  = aws_s3_bucket.quay.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "quay" {
  bucket = aws_s3_bucket.quay.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "s3:*"
      Principal = "*"
      Resource  = [aws_s3_bucket.quay.arn, "${aws_s3_bucket.quay.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sqs_queue" "quay" {
  kms_master_key_id = aws_kms_key.quay.id
}

resource "aws_ebs_volume" "quay" {
  availability_zone = "eu-west-1a"
  size              = 20
  encrypted         = true
  kms_key_id        = aws_kms_key.quay.arn
}
