# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_kms_custom_key_store" "this" {
  xks_proxy_uri_endpoint = "https://hsm.bank.example"
  custom_key_store_name  = "bank"
}
