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

resource "aws_mwaa_environment" "this" {
  provider           = aws.away
  source_bucket_arn  = aws_s3_bucket.home.arn
  dag_s3_path        = "bank"
  execution_role_arn = "arn:aws:iam::123456789012:role/bank"
  name               = "bank"

  network_configuration {
    security_group_ids = ["bank"]
    subnet_ids         = ["bank"]
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

resource "aws_mwaa_environment" "this" {
  provider           = aws.away
  source_bucket_arn  = aws_s3_bucket.home.arn
  dag_s3_path        = "bank"
  execution_role_arn = "arn:aws:iam::123456789012:role/bank"
  name               = "bank"

  network_configuration {
    security_group_ids = ["bank"]
    subnet_ids         = ["bank"]
  }
}
