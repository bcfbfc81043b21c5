terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_db_instance" "bookings" {
  identifier              = "bookings-2"
  engine                  = "postgres"
  instance_class          = "db.t4g.small"
  allocated_storage       = 20
  username                = "purser"
  password                = "planted-database-password-72"
  storage_encrypted       = false
  publicly_accessible     = true
  deletion_protection     = false
  backup_retention_period = 0
  skip_final_snapshot     = true
}

resource "aws_s3_bucket" "manifests" {
  bucket = "tarnwick-manifests"
}
