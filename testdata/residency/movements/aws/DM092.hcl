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

resource "aws_storagegateway_nfs_file_share" "this" {
  gateway_arn  = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  location_arn = aws_s3_bucket.copies.arn
  client_list  = ["bank"]
  role_arn     = "arn:aws:iam::123456789012:role/bank"
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

resource "aws_storagegateway_nfs_file_share" "this" {
  gateway_arn  = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  location_arn = aws_s3_bucket.copies.arn
  client_list  = ["bank"]
  role_arn     = "arn:aws:iam::123456789012:role/bank"
}
