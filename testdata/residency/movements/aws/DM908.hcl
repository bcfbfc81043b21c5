# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_securityhub_aggregator_v2" "this" {
  provider            = aws.away
  linked_regions      = ["eu-central-1"]
  region_linking_mode = "SPECIFIED_REGIONS"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_securityhub_aggregator_v2" "this" {
  provider            = aws.away
  linked_regions      = ["eu-central-1"]
  region_linking_mode = "SPECIFIED_REGIONS"
}
