# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_cloudtrail_event_data_store" "this" {
  provider             = aws.away
  multi_region_enabled = true
  name                 = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_cloudtrail_event_data_store" "this" {
  provider             = aws.away
  multi_region_enabled = true
  name                 = "bank"
}
