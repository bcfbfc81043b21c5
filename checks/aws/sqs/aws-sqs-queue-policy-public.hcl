check "aws-sqs-queue-policy-public" {
  title    = "SQS queue policy gives access to everyone"
  severity = "high"
  on       = ["aws_sqs_queue"]
  when     = self.policy != null
  fail     = anytrue([for action in ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue"] : iam_grants_everyone(self.policy, action)])
  at       = self.policy
  message  = "The queue policy allows everyone ${join(", ", [for action in ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue"] : action if iam_grants_everyone(self.policy, action)])}"
  why      = "Anyone who knows the queue's address can then put in messages that its readers trust, read what waits in it, or throw it away."
  remedy   = "Name the accounts, roles or services in the statement's principal, or narrow it with aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID."
  aliases  = ["CKV_AWS_168", "F21", "SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL", "AC_AWS_0365"]
  cwe      = [732]
  since    = "0.1"

  example "fails" "policy resource" {
    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }

    resource "aws_sqs_queue_policy" "orders" {
      queue_url = aws_sqs_queue.orders.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "sqs:SendMessage"
          Resource  = "arn:aws:sqs:eu-central-1:111122223333:orders"
        }]
      })
    }
  }

  example "fails" "inline policy" {
    resource "aws_sqs_queue" "orders" {
      name = "orders"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "*" }
          Action    = "sqs:*"
          Resource  = "*"
        }]
      })
    }
  }

  example "passes" "narrowed to one topic" {
    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }

    resource "aws_sqs_queue_policy" "orders" {
      queue_url = aws_sqs_queue.orders.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "sqs:SendMessage"
          Resource  = "arn:aws:sqs:eu-central-1:111122223333:orders"
          Condition = { ArnEquals = { "aws:SourceArn" = "arn:aws:sns:eu-central-1:111122223333:orders" } }
        }]
      })
    }
  }

  example "passes" "no policy" {
    resource "aws_sqs_queue" "orders" {
      name = "orders"
    }
  }

  example "unknown" "policy from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_sqs_queue" "orders" {
      name   = "orders"
      policy = var.policy
    }
  }
}
