check "aws-iam-full-access-attached" {
  title      = "Full access to IAM is attached to an IAM identity"
  severity   = "medium"
  on         = ["facet.managed_policy"]
  when       = self.arn != null
  fail       = endswith(self.arn, ":policy/IAMFullAccess")
  at         = self.arn
  message    = "The managed policy IAMFullAccess is attached"
  why        = "Whoever gets at this identity can make themselves an administrator."
  remedy     = "Attach a policy with the actions and resources that are needed; keep administrators behind single sign-on, with a second factor."
  aliases    = ["CKV2_AWS_56", "W44", "IAM_ROLE_ELEVATED_MANAGED_POLICY_RULE"]
  similar_to = ["AwsSolutions-IAM4"]
  cwe        = [250]
  since      = "0.1"

  example "fails" "a role" {
    resource "aws_iam_role_policy_attachment" "app" {
      role       = "app"
      policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess"
    }
  }

  example "fails" "a group" {
    resource "aws_iam_group_policy_attachment" "ops" {
      group      = "ops"
      policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess"
    }
  }

  example "fails" "among the policies of a role" {
    resource "aws_iam_role" "app" {
      assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [] })
      managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/IAMFullAccess"]
    }
  }

  example "passes" "another policy" {
    resource "aws_iam_role_policy_attachment" "app" {
      role       = "app"
      policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
    }
  }

  example "passes" "a policy of the same code" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "s3:GetObject"
          Resource = "arn:aws:s3:::example-data/*"
        }]
      })
    }

    resource "aws_iam_role_policy_attachment" "app" {
      role       = "app"
      policy_arn = aws_iam_policy.app.arn
    }
  }

  example "unknown" "from a variable without a value" {
    variable "policy_arn" {
      type = string
    }

    resource "aws_iam_role_policy_attachment" "app" {
      role       = "app"
      policy_arn = var.policy_arn
    }
  }
}
