# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = "bank"

  destination {
    region = "us-east-1"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = "bank"

  destination {
    region = "eu-west-1"
  }
}
