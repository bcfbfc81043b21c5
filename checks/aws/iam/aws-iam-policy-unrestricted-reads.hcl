check "aws-iam-policy-unrestricted-reads" {
  title    = "IAM policy allows reading every table, queue or log"
  severity = "low"
  on       = ["facet.identity_policy"]
  when     = self.grants
  for_each = [for statement in iam_statements(self.policy) : { everywhere = contains(statement.resources, "*"), actions = !contains(statement.resources, "*") ? [] : iam_actions_among([for action in statement.actions : action if action != "*" && action != "*:*"], [
    "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "kinesis:GetRecords", "sqs:ReceiveMessage",
    "codecommit:GitPull", "athena:GetQueryResults", "logs:GetLogEvents", "logs:FilterLogEvents", "lambda:GetFunction", "ecr:BatchGetImage",
    "s3:GetObjectVersion",
  ]) } if statement.effect == "Allow" && length(statement.conditions) == 0]
  fail       = length(each.value.actions) > 0 && each.value.everywhere
  at         = self.policy
  message    = "Allowed on the resource \"*\" without a condition: ${join(", ", each.value.actions)}"
  why        = "The actions could be limited to a few resources; on \"*\" they read what belongs to every other system in the account."
  remedy     = "Name the ARNs of the tables, queues, streams and log groups that are needed."
  aliases    = ["CKV_AWS_355", "CKV_AWS_356"]
  similar_to = ["W11", "W12", "W13", "AwsSolutions-IAM5", "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"]
  since      = "0.1"

  example "fails" "every table" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = ["dynamodb:GetItem", "dynamodb:Query"]
          Resource = "*"
        }]
      })
    }
  }

  example "fails" "from a policy document" {
    data "aws_iam_policy_document" "app" {
      statement {
        actions   = ["sqs:ReceiveMessage"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role_policy" "app" {
      role   = "app"
      policy = data.aws_iam_policy_document.app.json
    }
  }

  example "passes" "one table" {
    resource "aws_iam_policy" "app" {
      name = "app"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect   = "Allow"
          Action   = "dynamodb:GetItem"
          Resource = "arn:aws:dynamodb:eu-central-1:111122223333:table/orders"
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
          Action   = "ec2:DescribeInstances"
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
