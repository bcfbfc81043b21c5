# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_kms_replica_external_key" "this" {
  provider        = aws.away
  primary_key_arn = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_kms_replica_external_key" "this" {
  provider        = aws.away
  primary_key_arn = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
}
