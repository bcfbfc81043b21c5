# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_msk_cluster" "this" {
  cluster_name           = "bank"
  kafka_version          = "bank"
  number_of_broker_nodes = 1

  logging_info {
    broker_logs {
      s3 {
        enabled = true
        bucket  = aws_s3_bucket.copies.id
      }
    }
  }

  broker_node_group_info {
    client_subnets  = ["bank"]
    instance_type   = "bank"
    security_groups = ["bank"]
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_msk_cluster" "this" {
  cluster_name           = "bank"
  kafka_version          = "bank"
  number_of_broker_nodes = 1

  logging_info {
    broker_logs {
      s3 {
        enabled = true
        bucket  = aws_s3_bucket.copies.id
      }
    }
  }

  broker_node_group_info {
    client_subnets  = ["bank"]
    instance_type   = "bank"
    security_groups = ["bank"]
  }
}
