# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_redshift_cluster" "this" {
  provider           = aws.away
  snapshot_arn       = "arn:aws:redshift:eu-central-1:123456789012:snapshot:bank/nightly"
  cluster_identifier = "bank"
  node_type          = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_redshift_cluster" "this" {
  provider           = aws.away
  snapshot_arn       = "arn:aws:redshift:eu-central-1:123456789012:snapshot:bank/nightly"
  cluster_identifier = "bank"
  node_type          = "bank"
}
