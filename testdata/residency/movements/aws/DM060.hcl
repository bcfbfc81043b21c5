# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_ecr_pull_through_cache_rule" "this" {
  provider              = aws.away
  upstream_registry_url = "registry-1.docker.io"
  ecr_repository_prefix = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_ecr_pull_through_cache_rule" "this" {
  provider              = aws.away
  upstream_registry_url = "registry-1.docker.io"
  ecr_repository_prefix = "bank"
}
