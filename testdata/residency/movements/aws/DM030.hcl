# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_db_instance" "this" {
  provider       = aws.away
  instance_class = "bank"

  restore_to_point_in_time {
    source_db_instance_automated_backups_arn = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
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

resource "aws_db_instance" "this" {
  provider       = aws.away
  instance_class = "bank"

  restore_to_point_in_time {
    source_db_instance_automated_backups_arn = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
  }
}
