# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc_endpoint" "this" {
  vpc_id         = "bank"
  service_region = "us-east-1"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc_endpoint" "this" {
  vpc_id         = "bank"
  service_region = "eu-west-1"
}
