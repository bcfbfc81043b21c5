# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_imagebuilder_distribution_configuration" "this" {
  name = "bank"

  distribution {
    region = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_imagebuilder_distribution_configuration" "this" {
  name = "bank"

  distribution {
    region = "eu-west-1"
  }
}
