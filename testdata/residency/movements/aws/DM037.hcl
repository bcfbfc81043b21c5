# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_rds_export_task" "this" {
  source_arn             = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  s3_bucket_name         = aws_s3_bucket.copies.id
  export_task_identifier = "bank"
  iam_role_arn           = "arn:aws:iam::123456789012:role/bank"
  kms_key_id             = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_rds_export_task" "this" {
  source_arn             = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  s3_bucket_name         = aws_s3_bucket.copies.id
  export_task_identifier = "bank"
  iam_role_arn           = "arn:aws:iam::123456789012:role/bank"
  kms_key_id             = "bank"
}
