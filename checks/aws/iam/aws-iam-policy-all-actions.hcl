check "aws-iam-policy-all-actions" {
  title      = "IAM policy allows every action on some resources"
  severity   = "medium"
  on         = ["facet.identity_policy"]
  when       = self.grants
  fail       = anytrue([for statement in iam_statements(self.policy) : statement.effect == "Allow" && anytrue([for action in statement.actions : action == "*" || action == "*:*"]) && !contains(statement.resources, "*")])
  at         = self.policy
  message    = "A statement allows the action \"*\" on ${join(", ", flatten([for statement in iam_statements(self.policy) : statement.resources if statement.effect == "Allow" && anytrue([for action in statement.actions : action == "*" || action == "*:*"]) && !contains(statement.resources, "*")]))}"
  why        = "Every action includes deleting the resource, changing its policy and giving it away, and whatever AWS adds later."
  remedy     = "List the actions that are needed, at least by service, such as \"s3:GetObject\"."
  aliases    = ["CKV_AWS_63", "F3", "F4", "F5", "IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS"]
  similar_to = ["AwsSolutions-IAM5", "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS", "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS"]
  cwe        = [266]
  since      = "0.1"

  example "fails" "every action on one bucket" {
    resource "aws_iam_policy" "data" {
      name = "data"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "*"
          Resource = "arn:aws:s3:::example-data/*"
        }]
      })
    }
  }

  example "passes" "listed actions" {
    resource "aws_iam_policy" "data" {
      name = "data"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:PutObject"]
          Resource = "arn:aws:s3:::example-data/*"
        }]
      })
    }
  }

  example "unknown" "policy from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_iam_role_policy" "data" {
      role   = "data"
      policy = var.policy
    }
  }
}
