# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_secretsmanager_secret" "this" {
  replica {
    region = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_secretsmanager_secret" "this" {
  replica {
    region = "eu-west-1"
  }
}
