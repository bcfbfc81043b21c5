# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_endpoint" "this" {
  endpoint_type = "target"
  server_name   = "bank.abc123.us-east-1.rds.amazonaws.com"
  endpoint_id   = "bank"
  engine_name   = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_endpoint" "this" {
  endpoint_type = "target"
  server_name   = "bank.abc123.eu-west-1.rds.amazonaws.com"
  endpoint_id   = "bank"
  engine_name   = "bank"
}
