# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_endpoint" "this" {
  endpoint_type = "target"
  endpoint_id   = "bank"
  engine_name   = "bank"

  elasticsearch_settings {
    endpoint_uri            = "https://search-bank.us-east-1.es.amazonaws.com"
    service_access_role_arn = "arn:aws:iam::123456789012:role/bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_endpoint" "this" {
  endpoint_type = "target"
  endpoint_id   = "bank"
  engine_name   = "bank"

  elasticsearch_settings {
    endpoint_uri            = "https://search-bank.eu-west-1.es.amazonaws.com"
    service_access_role_arn = "arn:aws:iam::123456789012:role/bank"
  }
}
