# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_db_instance" "this" {
  provider            = aws.away
  replicate_source_db = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
  instance_class      = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_db_instance" "this" {
  provider            = aws.away
  replicate_source_db = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
  instance_class      = "bank"
}
