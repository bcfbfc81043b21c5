# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_task" "this" {
  source_location_arn      = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  destination_location_arn = "arn:aws:datasync:us-east-1:123456789012:location/loc-0123456789abcdef0"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_task" "this" {
  source_location_arn      = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  destination_location_arn = "arn:aws:datasync:eu-west-1:123456789012:location/loc-0123456789abcdef0"
}
