check "aws-sns-topic-policy-public" {
  title    = "SNS topic policy gives access to everyone"
  severity = "high"
  on       = ["aws_sns_topic"]
  when     = self.policy != null
  fail     = anytrue([for action in ["sns:Publish", "sns:Subscribe", "sns:SetTopicAttributes"] : iam_grants_everyone(self.policy, action)])
  at       = self.policy
  message  = "The topic policy allows everyone ${join(", ", [for action in ["sns:Publish", "sns:Subscribe", "sns:SetTopicAttributes"] : action if iam_grants_everyone(self.policy, action)])}"
  why      = "Anyone with an AWS account can then send messages that subscribers take for genuine, or subscribe and read along."
  remedy   = "Name the accounts, roles or services in the statement's principal, or narrow it with aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID."
  aliases  = ["CKV_AWS_169", "F18", "SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL", "AC_AWS_0385"]
  cwe      = [732]
  since    = "0.1"

  example "fails" "policy resource" {
    resource "aws_sns_topic" "orders" {
      name = "orders"
    }

    resource "aws_sns_topic_policy" "orders" {
      arn = aws_sns_topic.orders.arn
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "*" }
          Action    = "sns:Publish"
          Resource  = "arn:aws:sns:eu-central-1:111122223333:orders"
        }]
      })
    }
  }

  example "fails" "inline policy" {
    resource "aws_sns_topic" "orders" {
      name = "orders"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "sns:*"
          Resource  = "*"
        }]
      })
    }
  }

  example "passes" "narrowed to one source" {
    resource "aws_sns_topic" "uploads" {
      name = "uploads"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "sns:Publish"
          Resource  = "arn:aws:sns:eu-central-1:111122223333:uploads"
          Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:s3:::example-uploads" } }
        }]
      })
    }
  }

  example "passes" "no policy" {
    resource "aws_sns_topic" "orders" {
      name = "orders"
    }
  }

  example "unknown" "policy from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_sns_topic" "orders" {
      name   = "orders"
      policy = var.policy
    }
  }
}
