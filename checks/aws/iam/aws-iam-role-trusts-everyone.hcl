check "aws-iam-role-trusts-everyone" {
  title      = "IAM role can be assumed by everyone"
  severity   = "critical"
  on         = ["aws_iam_role"]
  fail       = anytrue([for action in ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"] : iam_grants_everyone(self.assume_role_policy, action)])
  at         = self.assume_role_policy
  message    = "The trust policy allows everyone ${join(", ", [for action in ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"] : action if iam_grants_everyone(self.assume_role_policy, action)])}"
  why        = "Any identity of any AWS account can become this role and do all that it may, if it knows the role's ARN, and those are not secret."
  remedy     = "Name the accounts, roles or services in the principal of assume_role_policy; for other companies' accounts add a condition on sts:ExternalId."
  similar_to = ["CKV_AWS_60", "IAM_ROLE_NO_FULL_ACCESS_ON_TRUST_POLICY", "IAM_ROLE_NO_ALLOW_PLUS_NOT_PRINCIPAL", "F6"]
  cwe        = [732]
  since      = "0.1"

  example "fails" "jsonencode" {
    resource "aws_iam_role" "deploy" {
      name = "deploy"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "*" }
          Action    = "sts:AssumeRole"
        }]
      })
    }
  }

  example "fails" "policy document" {
    data "aws_iam_policy_document" "trust" {
      statement {
        actions = ["sts:AssumeRole"]

        principals {
          type        = "*"
          identifiers = ["*"]
        }
      }
    }

    resource "aws_iam_role" "deploy" {
      name               = "deploy"
      assume_role_policy = data.aws_iam_policy_document.trust.json
    }
  }

  example "passes" "a service" {
    resource "aws_iam_role" "function" {
      name = "function"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Service = "lambda.amazonaws.com" }
          Action    = "sts:AssumeRole"
        }]
      })
    }
  }

  example "passes" "everyone in the organisation" {
    resource "aws_iam_role" "reader" {
      name = "reader"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "*" }
          Action    = "sts:AssumeRole"
          Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-abcdefghij" } }
        }]
      })
    }
  }

  example "unknown" "trusted account from a variable without a value" {
    variable "trusted" {
      type = string
    }

    resource "aws_iam_role" "deploy" {
      name = "deploy"
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = var.trusted }
          Action    = "sts:AssumeRole"
        }]
      })
    }
  }
}
