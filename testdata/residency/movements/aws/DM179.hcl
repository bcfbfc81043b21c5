# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_config_configuration_aggregator" "this" {
  provider = aws.away
  name     = "bank"

  organization_aggregation_source {
    regions  = ["eu-central-1"]
    role_arn = "arn:aws:iam::123456789012:role/bank"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_config_configuration_aggregator" "this" {
  provider = aws.away
  name     = "bank"

  organization_aggregation_source {
    regions  = ["eu-central-1"]
    role_arn = "arn:aws:iam::123456789012:role/bank"
  }
}
