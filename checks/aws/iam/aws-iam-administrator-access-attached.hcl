check "aws-iam-administrator-access-attached" {
  title      = "Administrator access is attached to an IAM identity"
  severity   = "medium"
  on         = ["facet.managed_policy"]
  when       = self.arn != null
  fail       = endswith(self.arn, ":policy/AdministratorAccess")
  at         = self.arn
  message    = "The managed policy AdministratorAccess is attached"
  why        = "Whoever gets at this identity has the whole account, its logs and its backups."
  remedy     = "Attach a policy with the actions and resources that are needed; keep administrators behind single sign-on, with a second factor."
  aliases    = ["CKV_AWS_274", "W43", "IAM_ROLE_ADMINISTRATOR_ACCESS_POLICY_RULE"]
  similar_to = ["AwsSolutions-IAM4", "W44"]
  cwe        = [250]
  since      = "0.1"

  example "fails" "a role" {
    resource "aws_iam_role_policy_attachment" "app" {
      role       = "app"
      policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    }
  }

  example "fails" "a group" {
    resource "aws_iam_group_policy_attachment" "ops" {
      group      = "ops"
      policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    }
  }

  example "fails" "among the policies of a role" {
    resource "aws_iam_role" "app" {
      assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [] })
      managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AdministratorAccess"]
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
