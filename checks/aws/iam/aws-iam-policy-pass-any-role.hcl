check "aws-iam-policy-pass-any-role" {
  title      = "IAM policy allows passing every role to a service"
  severity   = "high"
  on         = ["facet.identity_policy"]
  when       = self.grants
  fail       = anytrue([for statement in iam_statements(self.policy) : statement.effect == "Allow" && contains(statement.resources, "*") && length(statement.conditions) == 0 && anytrue([for action in statement.actions : action != "*" && action != "*:*" && iam_action_matches(action, "iam:PassRole")])])
  at         = self.policy
  message    = "A statement allows iam:PassRole on the resource \"*\" without a condition"
  why        = "Who may pass any role can start a machine or function under an administrator's role and act through it: a common way from a small right to the whole account."
  remedy     = "Name the ARNs of the roles that may be passed, and add a condition on iam:PassedToService."
  similar_to = ["AVD-AWS-0342", "F38", "F39", "F40", "IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE", "IAM_ROLE_NO_WILDCARD_RESOURCE_ON_PASSROLE", "AwsSolutions-IAM5"]
  cwe        = [266]
  since      = "0.1"

  example "fails" "on every role" {
    resource "aws_iam_policy" "deploy" {
      name = "deploy"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["ecs:UpdateService", "iam:PassRole"]
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "by a wildcard, from a policy document" {
    data "aws_iam_policy_document" "deploy" {
      statement {
        actions   = ["iam:Pass*"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "deploy" {
      role   = "deploy"
      policy = data.aws_iam_policy_document.deploy.json
    }
  }

  example "passes" "one role" {
    resource "aws_iam_policy" "deploy" {
      name = "deploy"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "iam:PassRole"
          Resource = "arn:aws:iam::111122223333:role/task"
        }]
      })
    }
  }

  example "passes" "to one service" {
    resource "aws_iam_policy" "deploy" {
      name = "deploy"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Action    = "iam:PassRole"
          Resource  = "*"
          Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
        }]
      })
    }
  }

  example "unknown" "resource from a variable without a value" {
    variable "role_arn" {
      type = string
    }

    resource "aws_iam_policy" "deploy" {
      name = "deploy"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "iam:PassRole"
          Resource = var.role_arn
        }]
      })
    }
  }
}
