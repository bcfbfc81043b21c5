# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssmincidents_replication_set" "this" {
  regions {
    name = "eu-central-1"
  }

  regions {
    name = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_ssmincidents_replication_set" "this" {
  regions {
    name = "eu-central-1"
  }

  regions {
    name = "eu-west-1"
  }
}
