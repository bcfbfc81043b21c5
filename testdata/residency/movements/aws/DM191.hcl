# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_grafana_workspace" "this" {
  provider                 = aws.away
  organizational_units     = ["ou-abcd-12345678"]
  account_access_type      = "bank"
  authentication_providers = ["bank"]
  permission_type          = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_grafana_workspace" "this" {
  provider                 = aws.away
  organizational_units     = ["ou-abcd-12345678"]
  account_access_type      = "bank"
  authentication_providers = ["bank"]
  permission_type          = "bank"
}
