# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_opensearch_outbound_connection" "this" {
  connection_alias = "bank"

  local_domain_info {
    domain_name = "bank"
    owner_id    = "123456789012"
    region      = "bank"
  }

  remote_domain_info {
    region      = "us-east-1"
    domain_name = "bank"
    owner_id    = "123456789012"
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_opensearch_outbound_connection" "this" {
  connection_alias = "bank"

  local_domain_info {
    domain_name = "bank"
    owner_id    = "123456789012"
    region      = "bank"
  }

  remote_domain_info {
    region      = "eu-west-1"
    domain_name = "bank"
    owner_id    = "123456789012"
  }
}
