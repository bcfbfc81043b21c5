# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_securityhub_finding_aggregator" "this" {
  provider     = aws.away
  linking_mode = "ALL_REGIONS"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_securityhub_finding_aggregator" "this" {
  provider     = aws.away
  linking_mode = "ALL_REGIONS"
}
