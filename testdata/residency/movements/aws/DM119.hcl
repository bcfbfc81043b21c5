# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_oam_link" "this" {
  sink_identifier = "arn:aws:oam:us-east-1:222222222222:sink/all"
  label_template  = "bank"
  resource_types  = ["bank"]
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_oam_link" "this" {
  sink_identifier = "arn:aws:oam:eu-west-1:222222222222:sink/all"
  label_template  = "bank"
  resource_types  = ["bank"]
}
