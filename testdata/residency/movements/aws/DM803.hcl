# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_db_instance" "this" {
  provider       = aws.away
  instance_class = "bank"

  s3_import {
    bucket_name           = aws_s3_bucket.home.id
    ingestion_role        = "bank"
    source_engine         = "bank"
    source_engine_version = "bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_db_instance" "this" {
  provider       = aws.away
  instance_class = "bank"

  s3_import {
    bucket_name           = aws_s3_bucket.home.id
    ingestion_role        = "bank"
    source_engine         = "bank"
    source_engine_version = "bank"
  }
}
