# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_observabilityadmin_centralization_rule_for_organization" "this" {
  rule_name = "bank"

  rule {
    destination {
      account = "bank"
      region  = "bank"

      destination_logs_configuration {
        backup_configuration {
          region = "us-east-1"
        }
      }
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
      account = "bank"
      region  = "bank"

      destination_logs_configuration {
        backup_configuration {
          region = "eu-west-1"
        }
      }
    }
  }
}
