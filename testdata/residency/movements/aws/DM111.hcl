# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_cloudtrail" "this" {
  provider              = aws.away
  is_organization_trail = true
  name                  = "bank"
  s3_bucket_name        = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_cloudtrail" "this" {
  provider              = aws.away
  is_organization_trail = true
  name                  = "bank"
  s3_bucket_name        = "bank"
}
