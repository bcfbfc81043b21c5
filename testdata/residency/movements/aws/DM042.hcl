# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_neptune_global_cluster" "bank" {
  global_cluster_identifier = "bank"
}

resource "aws_neptune_cluster" "this" {
  provider                  = aws.away
  global_cluster_identifier = aws_neptune_global_cluster.bank.id
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_neptune_global_cluster" "bank" {
  global_cluster_identifier = "bank"
}

resource "aws_neptune_cluster" "this" {
  provider                  = aws.away
  global_cluster_identifier = aws_neptune_global_cluster.bank.id
}
