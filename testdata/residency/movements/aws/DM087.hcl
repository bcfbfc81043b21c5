# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_location_object_storage" "that" {
  server_hostname = "objectstorage.us-ashburn-1.oraclecloud.com"
  bucket_name     = "bank"
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_object_storage.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_datasync_location_object_storage" "that" {
  server_hostname = "objectstorage.eu-frankfurt-1.oraclecloud.com"
  bucket_name     = "bank"
}

resource "aws_datasync_task" "this" {
  destination_location_arn = aws_datasync_location_object_storage.that.arn
  source_location_arn      = "arn:aws:service:eu-central-1:123456789012:bank"
}
