check "aws-iam-policy-all-of-iam" {
  title      = "IAM policy allows everything in IAM"
  severity   = "high"
  on         = ["facet.identity_policy"]
  when       = self.grants
  fail       = anytrue([for statement in iam_statements(self.policy) : statement.effect == "Allow" && contains(statement.resources, "*") && anytrue([for action in statement.actions : lower(action) == "iam:*"])])
  at         = self.policy
  message    = "A statement allows \"iam:*\" on the resource \"*\""
  why        = "Who may do everything in IAM can make themselves an administrator: it is the whole account under another name."
  remedy     = "List the actions and the users, roles and policies that are needed."
  similar_to = ["CKV2_AWS_40", "AwsSolutions-IAM5", "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS", "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS"]
  cwe        = [250]
  since      = "0.1"

  example "fails" "iam:*" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "iam:*"
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "from a policy document" {
    data "aws_iam_policy_document" "app" {
      statement {
        actions   = ["iam:*"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "app" {
      role   = "app"
      policy = data.aws_iam_policy_document.app.json
    }
  }

  example "passes" "reading" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["iam:Get*", "iam:List*"]
          Resource = "*"
        }]
      })
    }
  }

  example "passes" "one role" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "iam:*"
          Resource = "arn:aws:iam::111122223333:role/app"
        }]
      })
    }
  }

  example "unknown" "from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_iam_policy" "app" {
      name   = "app"
      policy = var.policy
    }
  }
}
