# --- outside
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_storagegateway_nfs_file_share" "this" {
  gateway_arn   = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  location_arn  = var.somewhere
  bucket_region = "us-east-1"
  client_list   = ["bank"]
  role_arn      = "arn:aws:iam::123456789012:role/bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_storagegateway_nfs_file_share" "this" {
  gateway_arn   = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  location_arn  = var.somewhere
  bucket_region = "eu-west-1"
  client_list   = ["bank"]
  role_arn      = "arn:aws:iam::123456789012:role/bank"
}
