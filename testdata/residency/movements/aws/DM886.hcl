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

resource "aws_connect_instance_storage_config" "this" {
  instance_id   = "bank"
  resource_type = "bank"

  storage_config {
    storage_type = "bank"

    s3_config {
      bucket_name   = aws_s3_bucket.copies.id
      bucket_prefix = "bank"
    }
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

resource "aws_connect_instance_storage_config" "this" {
  instance_id   = "bank"
  resource_type = "bank"

  storage_config {
    storage_type = "bank"

    s3_config {
      bucket_name   = aws_s3_bucket.copies.id
      bucket_prefix = "bank"
    }
  }
}
