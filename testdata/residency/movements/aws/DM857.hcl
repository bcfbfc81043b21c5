# --- outside
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_redshift_data_share_consumer_association" "this" {
  data_share_arn  = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  consumer_region = var.somewhere
  consumer_arn    = "arn:aws:redshift:us-east-1:123456789012:namespace/n"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

variable "somewhere" {
  type = string
}

resource "aws_redshift_data_share_consumer_association" "this" {
  data_share_arn  = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  consumer_region = var.somewhere
  consumer_arn    = "arn:aws:redshift:eu-west-1:123456789012:namespace/n"
}
