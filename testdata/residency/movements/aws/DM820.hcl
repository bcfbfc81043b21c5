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

resource "aws_fsx_lustre_file_system" "this" {
  provider    = aws.away
  import_path = "s3://${aws_s3_bucket.home.id}/in"
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

resource "aws_s3_bucket" "home" {
  bucket = "bank-home"
}

resource "aws_fsx_lustre_file_system" "this" {
  provider    = aws.away
  import_path = "s3://${aws_s3_bucket.home.id}/in"
  subnet_ids  = ["bank"]
}
