# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_securitylake_data_lake" "this" {
  meta_store_manager_role_arn = "arn:aws:iam::123456789012:role/bank"

  configuration {
    region = "bank"

    replication_configuration {
      regions = ["us-east-1"]
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_securitylake_data_lake" "this" {
  meta_store_manager_role_arn = "arn:aws:iam::123456789012:role/bank"

  configuration {
    region = "bank"

    replication_configuration {
      regions = ["eu-west-1"]
    }
  }
}
