# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_ebs_snapshot_copy" "this" {
  provider           = aws.away
  source_region      = "eu-central-1"
  source_snapshot_id = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_ebs_snapshot_copy" "this" {
  provider           = aws.away
  source_region      = "eu-central-1"
  source_snapshot_id = "bank"
}
