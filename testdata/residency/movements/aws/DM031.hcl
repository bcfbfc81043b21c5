# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_db_instance_automated_backups_replication" "this" {
  provider               = aws.away
  source_db_instance_arn = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_db_instance_automated_backups_replication" "this" {
  provider               = aws.away
  source_db_instance_arn = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
}
