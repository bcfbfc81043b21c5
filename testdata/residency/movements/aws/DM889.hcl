# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_appsync_datasource" "this" {
  api_id = "bank"
  name   = "bank"
  type   = "bank"

  http_config {
    endpoint = "https://api.partner.example/in"
  }
}
