# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_db_snapshot_copy" "this" {
  provider                      = aws.away
  source_db_snapshot_identifier = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
  target_db_snapshot_identifier = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_db_snapshot_copy" "this" {
  provider                      = aws.away
  source_db_snapshot_identifier = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
  target_db_snapshot_identifier = "bank"
}
