# expects: unknown
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

      share_rule {
        target_accounts = ["222222222222"]
      }

      create_rule {
      }

      retain_rule {
      }
    }
  }
}
