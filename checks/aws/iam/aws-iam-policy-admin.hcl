check "aws-iam-policy-admin" {
  title      = "IAM policy allows everything on everything"
  severity   = "high"
  on         = ["facet.identity_policy"]
  when       = self.grants
  fail       = anytrue([for statement in iam_statements(self.policy) : statement.effect == "Allow" && anytrue([for action in statement.actions : action == "*" || action == "*:*"]) && contains(statement.resources, "*")])
  at         = self.policy
  message    = "A statement allows the action \"*\" on the resource \"*\""
  why        = "Whoever holds this policy is an administrator: one leaked key or one hijacked machine gives away the whole account, its logs and its backups."
  remedy     = "List the actions and resources that are needed; IAM Access Analyzer can write such a policy from what was used. For administrators use the managed policy AdministratorAccess behind single sign-on."
  aliases    = ["CKV_AWS_62", "CKV_AWS_63", "AVD-AWS-0057", "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS"]
  similar_to = ["F3", "F4", "F5", "AwsSolutions-IAM5", "AC_AWS_0143", "AC_AWS_0144", "AC_AWS_0146", "AC_AWS_0147", "AC_AWS_0474"]
  cwe        = [266]
  since      = "0.1"

  example "fails" "jsonencode" {
    resource "aws_iam_policy" "ci" {
      name = "ci"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "*"
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "policy document, inline in a role" {
    data "aws_iam_policy_document" "ci" {
      statement {
        actions   = ["*"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "ci" {
      role   = "ci"
      policy = data.aws_iam_policy_document.ci.json
    }
  }

  example "fails" "text of JSON, for a user" {
    resource "aws_iam_user_policy" "ci" {
      user   = "ci"
      policy = <<-EOT
        {
          "Version": "2012-10-17",
          "Statement": {"Effect": "Allow", "Action": ["s3:GetObject", "*"], "Resource": ["*"]}
        }
      EOT
    }
  }

  example "fails" "inside a role" {
    resource "aws_iam_role" "ci" {
      assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })

      inline_policy {
        name = "all"
        policy = jsonencode({
          Version   = "2012-10-17"
          Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
        })
      }
    }
  }

  example "passes" "no policy inside of a role" {
    resource "aws_iam_role" "ci" {
      assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })

      inline_policy {}
    }
  }

  example "passes" "what is needed" {
    resource "aws_iam_policy" "reader" {
      name = "reader"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = "arn:aws:s3:::example-data/*"
        }]
      })
    }
  }

  example "passes" "everything is denied" {
    resource "aws_iam_group_policy" "quarantine" {
      group = "quarantine"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Deny"
          Action   = "*"
          Resource = "*"
        }]
      })
    }
  }

  example "unknown" "policy from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_iam_policy" "ci" {
      name   = "ci"
      policy = var.policy
    }
  }
}
