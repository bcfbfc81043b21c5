# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_observabilityadmin_centralization_rule_for_organization" "this" {
  rule_name = "bank"

  rule {
    destination {
      region  = "us-east-1"
      account = "bank"
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_observabilityadmin_centralization_rule_for_organization" "this" {
  rule_name = "bank"

  rule {
    destination {
      region  = "eu-west-1"
      account = "bank"
    }
  }
}
