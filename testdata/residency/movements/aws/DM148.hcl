# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_athena_data_catalog" "this" {
  provider    = aws.away
  description = "bank"
  name        = "bank"
  type        = "bank"

  parameters = {
    catalog-id = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
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

resource "aws_athena_data_catalog" "this" {
  provider    = aws.away
  description = "bank"
  name        = "bank"
  type        = "bank"

  parameters = {
    catalog-id = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
  }
}
