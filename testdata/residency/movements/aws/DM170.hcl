# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ec2_transit_gateway_peering_attachment" "this" {
  transit_gateway_id      = "bank"
  peer_region             = "us-east-1"
  peer_transit_gateway_id = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ec2_transit_gateway_peering_attachment" "this" {
  transit_gateway_id      = "bank"
  peer_region             = "eu-west-1"
  peer_transit_gateway_id = "bank"
}
