# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_dlm_lifecycle_policy" "this" {
  state              = "ENABLED"
  description        = "bank"
  execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  policy_details {
    schedule {
      name = "bank"

      cross_region_copy_rule {
        target    = "us-east-1"
        encrypted = true
      }

      create_rule {
      }

      retain_rule {
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
    schedule {
      name = "bank"

      cross_region_copy_rule {
        target    = "eu-west-1"
        encrypted = true
      }

      create_rule {
      }

      retain_rule {
      }
    }
  }
}
