check "aws-iam-policy-on-user" {
  title      = "IAM policy is attached to a user"
  severity   = "low"
  on         = ["aws_iam_user_policy", "aws_iam_user_policy_attachment"]
  fail       = self.user != null
  at         = self.user
  message    = "A policy is attached to a user rather than to a group or role"
  why        = "Permissions of single users are what nobody reviews: they stay when the person changes teams, and two people with the same task end up with different rights."
  remedy     = "Attach the policy to a role that is assumed, or to a group that the user belongs to."
  aliases    = ["CKV_AWS_40", "F11", "F12", "IAM_USER_NO_POLICIES_CHECK"]
  similar_to = ["AVD-AWS-0143", "F10", "IAM_NO_POLICY_ON_USER", "IAM_NO_INLINE_POLICY_CHECK", "AC_AWS_0475", "AC_AWS_0476"]
  cwe        = [269]
  since      = "0.1"

  example "fails" "an attachment" {
    resource "aws_iam_user" "ci" {
      name = "ci"
    }

    resource "aws_iam_user_policy_attachment" "ci" {
      user       = aws_iam_user.ci.name
      policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    }
  }

  example "fails" "an inline policy" {
    resource "aws_iam_user_policy" "ci" {
      user = "ci"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "s3:GetObject"
          Resource = "arn:aws:s3:::example-data/*"
        }]
      })
    }
  }

  example "passes" "a group" {
    resource "aws_iam_group_policy_attachment" "developers" {
      group      = "developers"
      policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    }
  }

  example "passes" "a role" {
    resource "aws_iam_role_policy_attachment" "ci" {
      role       = "ci"
      policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    }
  }

  example "unknown" "only in some environments" {
    variable "legacy" {
      type = bool
    }

    resource "aws_iam_user_policy_attachment" "ci" {
      count      = var.legacy ? 1 : 0
      user       = "ci"
      policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    }
  }
}
