# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssm_document" "this" {
  content       = "bank"
  document_type = "bank"
  name          = "bank"

  permissions = {
    account_ids = "222222222222"
  }
}
