# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_ami_copy" "this" {
  provider          = aws.away
  source_ami_region = "eu-central-1"
  name              = "bank"
  source_ami_id     = "bank"
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_ami_copy" "this" {
  provider          = aws.away
  source_ami_region = "eu-central-1"
  name              = "bank"
  source_ami_id     = "bank"
}
