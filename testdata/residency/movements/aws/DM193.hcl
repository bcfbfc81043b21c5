# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_keyspaces_keyspace" "this" {
  name = "bank"

  replication_specification {
    replication_strategy = "MULTI_REGION"
    region_list          = ["us-east-1"]
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_keyspaces_keyspace" "this" {
  name = "bank"

  replication_specification {
    replication_strategy = "MULTI_REGION"
    region_list          = ["eu-west-1"]
  }
}
