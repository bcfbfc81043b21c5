# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_dms_endpoint" "this" {
  provider      = aws.away
  endpoint_type = "source"
  server_name   = "db.partner.example"
  endpoint_id   = "bank"
  engine_name   = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_dms_endpoint" "this" {
  provider      = aws.away
  endpoint_type = "source"
  server_name   = "db.partner.example"
  endpoint_id   = "bank"
  engine_name   = "bank"
}
