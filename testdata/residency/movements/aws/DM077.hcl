# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssm_resource_data_sync" "this" {
  name = "bank"

  s3_destination {
    region      = "us-east-1"
    bucket_name = "bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssm_resource_data_sync" "this" {
  name = "bank"

  s3_destination {
    region      = "eu-west-1"
    bucket_name = "bank"
  }
}
