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

resource "aws_backup_report_plan" "this" {
  name = "bank"

  report_delivery_channel {
    s3_bucket_name = aws_s3_bucket.copies.id
  }

  report_setting {
    report_template = "bank"
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

resource "aws_backup_report_plan" "this" {
  name = "bank"

  report_delivery_channel {
    s3_bucket_name = aws_s3_bucket.copies.id
  }

  report_setting {
    report_template = "bank"
  }
}
