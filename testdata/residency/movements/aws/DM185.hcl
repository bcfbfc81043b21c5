# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cur_report_definition" "this" {
  s3_region                  = "us-east-1"
  additional_schema_elements = ["bank"]
  compression                = "bank"
  format                     = "bank"
  report_name                = "bank"
  s3_bucket                  = "bank"
  s3_prefix                  = "bank"
  time_unit                  = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_cur_report_definition" "this" {
  s3_region                  = "eu-west-1"
  additional_schema_elements = ["bank"]
  compression                = "bank"
  format                     = "bank"
  report_name                = "bank"
  s3_bucket                  = "bank"
  s3_prefix                  = "bank"
  time_unit                  = "bank"
}
