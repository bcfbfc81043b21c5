check "aws-sqs-queue-policy-all-actions" {
  title      = "Queue policy allows every action"
  severity   = "medium"
  on         = ["aws_sqs_queue"]
  when       = self.policy != null
  fail       = anytrue([for statement in iam_statements(self.policy) : statement.effect == "Allow" && anytrue([for action in statement.actions : contains(["*", "sqs:*"], lower(action))])])
  at         = self.policy
  message    = "A statement allows every action of SQS"
  why        = "Who should only send can also read, purge and delete the queue."
  remedy     = "List the actions that are needed, such as sqs:SendMessage."
  aliases    = ["AVD-AWS-0097", "F20", "SQS_QUEUEPOLICY_NO_WILDCARD_ACTION"]
  similar_to = ["CKV_AWS_72"]
  cwe        = [250]
  since      = "0.1"

  example "fails" "every action" {
    resource "aws_sqs_queue" "jobs" {
      name = "jobs"
    }

    resource "aws_sqs_queue_policy" "jobs" {
      queue_url = aws_sqs_queue.jobs.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
          Action    = "sqs:*"
          Resource  = aws_sqs_queue.jobs.arn
        }]
      })
    }
  }

  example "passes" "sending" {
    resource "aws_sqs_queue" "jobs" {
      name = "jobs"
    }

    resource "aws_sqs_queue_policy" "jobs" {
      queue_url = aws_sqs_queue.jobs.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "arn:aws:iam::111122223333:role/app" }
          Action    = "sqs:SendMessage"
          Resource  = aws_sqs_queue.jobs.arn
        }]
      })
    }
  }
}
