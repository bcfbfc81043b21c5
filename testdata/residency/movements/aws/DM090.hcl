# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_transfer_connector" "this" {
  url         = "sftp://files.partner.example"
  access_role = "bank"
}
