# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssm_association" "this" {
  name = "bank"

  output_location {
    s3_bucket_name = "bank"
    s3_region      = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssm_association" "this" {
  name = "bank"

  output_location {
    s3_bucket_name = "bank"
    s3_region      = "eu-west-1"
  }
}
