# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc_peering_connection" "this" {
  vpc_id      = "bank"
  peer_region = "us-east-1"
  peer_vpc_id = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc_peering_connection" "this" {
  vpc_id      = "bank"
  peer_region = "eu-west-1"
  peer_vpc_id = "bank"
}
