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

  account_aggregation_source {
    all_regions = true
    account_ids = ["bank"]
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

  account_aggregation_source {
    all_regions = true
    account_ids = ["bank"]
  }
}
