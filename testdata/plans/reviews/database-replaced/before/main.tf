terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_db_instance" "bookings" {
  identifier                = "bookings"
  engine                    = "postgres"
  instance_class            = "db.t4g.small"
  allocated_storage         = 20
  username                  = "purser"
  password                  = "planted-database-password-71"
  storage_encrypted         = true
  deletion_protection       = true
  backup_retention_period   = 14
  final_snapshot_identifier = "bookings-final"
}

resource "aws_kms_key" "bookings" {
  description         = "bookings"
  enable_key_rotation = true
}

resource "aws_s3_bucket" "manifests" {
  bucket = "tarnwick-manifests"
}

resource "aws_s3_bucket_versioning" "manifests" {
  bucket = aws_s3_bucket.manifests.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_cloudtrail" "all" {
  name                  = "all"
  s3_bucket_name        = aws_s3_bucket.manifests.id
  is_multi_region_trail = true
}
