# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_ec2_traffic_mirror_target" "copies" {
  provider = aws.away
}

resource "aws_ec2_traffic_mirror_session" "this" {
  network_interface_id     = "bank"
  traffic_mirror_target_id = aws_ec2_traffic_mirror_target.copies.id
  session_number           = 1
  traffic_mirror_filter_id = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_ec2_traffic_mirror_target" "copies" {
  provider = aws.away
}

resource "aws_ec2_traffic_mirror_session" "this" {
  network_interface_id     = "bank"
  traffic_mirror_target_id = aws_ec2_traffic_mirror_target.copies.id
  session_number           = 1
  traffic_mirror_filter_id = "bank"
}
