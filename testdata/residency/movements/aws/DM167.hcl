# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ram_resource_share" "this" {
  allow_external_principals = true
  name                      = "bank"
}
