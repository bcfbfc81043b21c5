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

resource "aws_fsx_lustre_file_system" "this" {
  export_path = "s3://${aws_s3_bucket.copies.id}/exports/"
  subnet_ids  = ["bank"]
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

resource "aws_fsx_lustre_file_system" "this" {
  export_path = "s3://${aws_s3_bucket.copies.id}/exports/"
  subnet_ids  = ["bank"]
}
