# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_fsx_openzfs_volume" "this" {
  provider         = aws.away
  name             = "bank"
  parent_volume_id = "bank"

  origin_snapshot {
    snapshot_arn  = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
    copy_strategy = "bank"
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

resource "aws_fsx_openzfs_volume" "this" {
  provider         = aws.away
  name             = "bank"
  parent_volume_id = "bank"

  origin_snapshot {
    snapshot_arn  = "arn:aws:rds:eu-central-1:123456789012:cluster:bank"
    copy_strategy = "bank"
  }
}
