# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_lakeformation_permissions" "this" {
  principal   = "222222222222"
  permissions = ["bank"]
}
