# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dms_endpoint" "this" {
  endpoint_type = "target"
  endpoint_id   = "bank"
  engine_name   = "bank"

  kafka_settings {
    broker = "b-1.bank.abc.c2.kafka.us-east-1.amazonaws.com:9098"
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

  kafka_settings {
    broker = "b-1.bank.abc.c2.kafka.eu-west-1.amazonaws.com:9098"
  }
}
