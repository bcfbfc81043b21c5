check "aws-iam-policy-credentials-exposure" {
  title    = "IAM policy hands out the credentials of others"
  severity = "medium"
  on       = ["facet.identity_policy"]
  when     = self.grants
  for_each = [for statement in iam_statements(self.policy) : { everywhere = contains(statement.resources, "*"), actions = !contains(statement.resources, "*") ? [] : iam_actions_among([for action in statement.actions : action if action != "*" && action != "*:*"], [
    "ec2:GetPasswordData", "cognito-identity:GetCredentialsForIdentity", "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
    "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential",
    "iam:UpdateAccessKey", "lightsail:GetInstanceAccessDetails", "rds-db:connect", "redshift:GetClusterCredentials", "sso:GetRoleCredentials",
    "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:GetFederationToken",
  ]) } if statement.effect == "Allow" && length(statement.conditions) == 0]
  fail       = length(each.value.actions) > 0 && each.value.everywhere
  at         = self.policy
  message    = "Allowed on the resource \"*\" without a condition: ${join(", ", each.value.actions)}"
  why        = "The actions return keys, tokens or passwords: who holds this policy can become other users and roles."
  remedy     = "Name the ARNs of the users, roles or databases that the credentials are needed for."
  aliases    = ["CKV_AWS_287", "CKV_AWS_107", "CKV_AWS_355", "CKV_AWS_356"]
  similar_to = ["W11", "W12", "W13", "AwsSolutions-IAM5", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"]
  since      = "0.1"

  example "fails" "assume any role" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "sts:AssumeRole"
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "by a wildcard, from a policy document" {
    data "aws_iam_policy_document" "app" {
      statement {
        actions   = ["redshift:*"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "app" {
      role   = "app"
      policy = data.aws_iam_policy_document.app.json
    }
  }

  example "passes" "one role" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "sts:AssumeRole"
          Resource = "arn:aws:iam::111122223333:role/deploy"
        }]
      })
    }
  }

  example "passes" "a token to pull images, which has no resources of its own" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = "*"
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
