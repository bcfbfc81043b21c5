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

resource "aws_s3control_storage_lens_configuration" "this" {
  config_id = "bank"

  storage_lens_configuration {
    enabled = true

    account_level {
      bucket_level {}
    }

    data_export {
      s3_bucket_destination {
        account_id            = "123456789012"
        arn                   = aws_s3_bucket.copies.arn
        format                = "CSV"
        output_schema_version = "V_1"
      }
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

resource "aws_s3control_storage_lens_configuration" "this" {
  config_id = "bank"

  storage_lens_configuration {
    enabled = true

    account_level {
      bucket_level {}
    }

    data_export {
      s3_bucket_destination {
        account_id            = "123456789012"
        arn                   = aws_s3_bucket.copies.arn
        format                = "CSV"
        output_schema_version = "V_1"
      }
    }
  }
}
