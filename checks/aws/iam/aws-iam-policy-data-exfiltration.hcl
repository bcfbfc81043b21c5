check "aws-iam-policy-data-exfiltration" {
  title    = "IAM policy allows reading every object, secret or parameter"
  severity = "medium"
  on       = ["facet.identity_policy"]
  when     = self.grants
  for_each = [for statement in iam_statements(self.policy) : { everywhere = contains(statement.resources, "*"), actions = !contains(statement.resources, "*") ? [] : iam_actions_among([for action in statement.actions : action if action != "*" && action != "*:*"], [
    "s3:GetObject", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "secretsmanager:GetSecretValue", "rds:CopyDBSnapshot",
    "rds:CreateDBSnapshot",
  ]) } if statement.effect == "Allow" && length(statement.conditions) == 0]
  fail       = length(each.value.actions) > 0 && each.value.everywhere
  at         = self.policy
  message    = "Allowed on the resource \"*\" without a condition: ${join(", ", each.value.actions)}"
  why        = "Who takes over a machine or function with this policy can carry away the data and secrets of all other systems in the account."
  remedy     = "Name the buckets, secrets or parameters that are needed."
  aliases    = ["CKV_AWS_288", "CKV_AWS_108", "CKV_AWS_355", "CKV_AWS_356"]
  similar_to = ["W11", "W12", "W13", "AwsSolutions-IAM5", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"]
  since      = "0.1"

  example "fails" "every object" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "s3:GetObject"
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "every secret, from a policy document" {
    data "aws_iam_policy_document" "app" {
      statement {
        actions   = ["secretsmanager:GetSecretValue"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "app" {
      role   = "app"
      policy = data.aws_iam_policy_document.app.json
    }
  }

  example "fails" "by a wildcard" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["ec2:*", "s3:*"]
          Resource = "*"
        }]
      })
    }
  }

  example "passes" "one bucket" {
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
  }

  example "passes" "lists only" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "s3:ListAllMyBuckets"
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
