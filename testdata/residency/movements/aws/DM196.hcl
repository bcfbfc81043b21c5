# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_iot_topic_rule" "this" {
  enabled     = true
  name        = "bank"
  sql         = "bank"
  sql_version = "bank"

  http {
    url = "https://telemetry.partner.example/in"
  }
}
