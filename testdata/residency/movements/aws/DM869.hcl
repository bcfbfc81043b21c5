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

resource "aws_sagemaker_endpoint_configuration" "this" {
  data_capture_config {
    destination_s3_uri          = "s3://${aws_s3_bucket.copies.id}/exports/"
    initial_sampling_percentage = 1

    capture_options {
      capture_mode = "bank"
    }
  }

  production_variants {
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

resource "aws_sagemaker_endpoint_configuration" "this" {
  data_capture_config {
    destination_s3_uri          = "s3://${aws_s3_bucket.copies.id}/exports/"
    initial_sampling_percentage = 1

    capture_options {
      capture_mode = "bank"
    }
  }

  production_variants {
  }
}
