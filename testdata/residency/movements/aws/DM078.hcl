# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssmincidents_replication_set" "this" {
  region {
    name = "eu-central-1"
  }

  region {
    name = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssmincidents_replication_set" "this" {
  region {
    name = "eu-central-1"
  }

  region {
    name = "eu-west-1"
  }
}
