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

resource "aws_sagemaker_feature_group" "this" {
  event_time_feature_name        = "bank"
  feature_group_name             = "bank"
  record_identifier_feature_name = "bank"
  role_arn                       = "arn:aws:iam::123456789012:role/bank"

  offline_store_config {
    s3_storage_config {
      s3_uri = "s3://${aws_s3_bucket.copies.id}/exports/"
    }
  }

  feature_definition {
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

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_sagemaker_feature_group" "this" {
  event_time_feature_name        = "bank"
  feature_group_name             = "bank"
  record_identifier_feature_name = "bank"
  role_arn                       = "arn:aws:iam::123456789012:role/bank"

  offline_store_config {
    s3_storage_config {
      s3_uri = "s3://${aws_s3_bucket.copies.id}/exports/"
    }
  }

  feature_definition {
  }
}
