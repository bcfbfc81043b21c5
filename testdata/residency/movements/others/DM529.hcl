# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-central-2"
}

resource "aws_s3_bucket" "away" {
  provider = aws.away
  bucket   = "bank-away"
}

resource "mongodbatlas_cloud_backup_snapshot_export_bucket" "this" {
  project_id     = "5f0000000000000000000001"
  iam_role_id    = "5f0000000000000000000002"
  bucket_name    = aws_s3_bucket.away.bucket
  cloud_provider = "AWS"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_s3_bucket" "away" {
  provider = aws.away
  bucket   = "bank-away"
}

resource "mongodbatlas_cloud_backup_snapshot_export_bucket" "this" {
  project_id     = "5f0000000000000000000001"
  iam_role_id    = "5f0000000000000000000002"
  bucket_name    = aws_s3_bucket.away.bucket
  cloud_provider = "AWS"
}
