# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_resourceexplorer2_index" "this" {
  provider = aws.away
  type     = "AGGREGATOR"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_resourceexplorer2_index" "this" {
  provider = aws.away
  type     = "AGGREGATOR"
}
