check "aws-iam-root-access-key" {
  title      = "Access key for the root user"
  severity   = "critical"
  on         = ["aws_iam_access_key"]
  fail       = length(related("aws_iam_user")) == 0 && (self.user == "root" || self.user == "<root_account>")
  at         = self.user
  message    = "The key belongs to ${self.user}"
  why        = "A key of the root user can do everything, cannot be narrowed by any policy, and does not expire."
  remedy     = "Remove the key, and use a role."
  aliases    = ["CKV_AWS_348", "AC_AWS_0132"]
  similar_to = ["AVD-AWS-0141"]
  since      = "0.1"

  example "fails" "root" {
    resource "aws_iam_access_key" "key" {
      user = "root"
    }
  }

  example "passes" "a user" {
    resource "aws_iam_access_key" "key" {
      user = "ci"
    }
  }

  example "passes" "a user of the same code" {
    resource "aws_iam_user" "ci" {
      name = "ci"
    }

    resource "aws_iam_access_key" "key" {
      user = aws_iam_user.ci.name
    }
  }

  example "unknown" "from a variable without a value" {
    variable "user" {
      type = string
    }

    resource "aws_iam_access_key" "key" {
      user = var.user
    }
  }
}
