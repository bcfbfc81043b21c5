# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dlm_lifecycle_policy" "this" {
  state              = "ENABLED"
  description        = "bank"
  execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  policy_details {
    action {
      name = "bank"

      cross_region_copy {
        target = "us-east-1"

        encryption_configuration {
        }
      }
    }
  }
}

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dlm_lifecycle_policy" "this" {
  state              = "ENABLED"
  description        = "bank"
  execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  policy_details {
    action {
      name = "bank"

      cross_region_copy {
        target = "eu-west-1"

        encryption_configuration {
        }
      }
    }
  }
}
