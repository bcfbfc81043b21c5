check "aws-lambda-function-no-dead-letter-queue" {
  title    = "Lambda function drops events that it could not process"
  severity = "info"
  on       = ["aws_lambda_function"]
  fail     = self.dead_letter_config.target_arn == null && !anytrue([for config in self.event_invoke_config : config.destination_config.on_failure.destination != null])
  at       = self.dead_letter_config
  message  = "Neither a dead-letter queue nor a destination for failures is configured"
  why      = "An event of an asynchronous call that fails three times is thrown away: nobody can see which were lost, or process them again."
  remedy   = "Add a dead_letter_config with the ARN of a queue or topic, or an aws_lambda_function_event_invoke_config with an on_failure destination. For a function that is only called synchronously, suppress this check with that reason."
  aliases  = ["CKV_AWS_116", "LAMBDA_DLQ_CHECK"]
  since    = "0.1"

  fix {
    unsafe = "The function's role must be allowed to send to the queue"
    set    = { "dead_letter_config.target_arn" = added.aws_sqs_queue.arn }

    add "aws_sqs_queue" {
      message_retention_seconds = 1209600
      sqs_managed_sse_enabled   = true
    }
  }

  example "fails" "not written" {
    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"
    }
  }

  example "passes" "a queue" {
    resource "aws_sqs_queue" "failed" {
      name = "failed"
    }

    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"

      dead_letter_config {
        target_arn = aws_sqs_queue.failed.arn
      }
    }
  }

  example "passes" "a destination for failures" {
    resource "aws_sqs_queue" "failed" {
      name = "failed"
    }

    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"
    }

    resource "aws_lambda_function_event_invoke_config" "worker" {
      function_name = aws_lambda_function.worker.function_name

      destination_config {
        on_failure {
          destination = aws_sqs_queue.failed.arn
        }
      }
    }
  }

  example "unknown" "queue from a variable without a value" {
    variable "queue_arn" {
      type = string
    }

    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"

      dead_letter_config {
        target_arn = var.queue_arn
      }
    }
  }
}
