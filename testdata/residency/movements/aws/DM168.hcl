# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ram_principal_association" "this" {
  resource_share_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
  principal          = "222222222222"
}
