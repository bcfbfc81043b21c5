# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc_endpoint_service" "this" {
  supported_regions   = ["us-east-1"]
  acceptance_required = true
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_vpc_endpoint_service" "this" {
  supported_regions   = ["eu-west-1"]
  acceptance_required = true
}
