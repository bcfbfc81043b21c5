# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3tables_table_bucket" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_s3tables_table_replication" "this" {
  table_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  role      = "arn:aws:iam::123456789012:role/bank"

  rule {
    destination {
      destination_table_bucket_arn = aws_s3tables_table_bucket.copies.arn
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

resource "aws_s3tables_table_bucket" "copies" {
  provider = aws.away
  name     = "bank"
}

resource "aws_s3tables_table_replication" "this" {
  table_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  role      = "arn:aws:iam::123456789012:role/bank"

  rule {
    destination {
      destination_table_bucket_arn = aws_s3tables_table_bucket.copies.arn
    }
  }
}
