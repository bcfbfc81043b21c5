# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dynamodb_table" "this" {
  name = "bank"

  replica {
    region_name = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dynamodb_table" "this" {
  name = "bank"

  replica {
    region_name = "eu-west-1"
  }
}
