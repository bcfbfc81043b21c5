check "aws-lambda-function-no-concurrency-limit" {
  title    = "Lambda function has no concurrency limit of its own"
  severity = "info"
  on       = ["aws_lambda_function"]
  fail     = self.reserved_concurrent_executions == null || (self.reserved_concurrent_executions != null && self.reserved_concurrent_executions < 0)
  at       = self.reserved_concurrent_executions
  message  = "reserved_concurrent_executions is not set: this function may use all concurrency of the account"
  why      = "A loop, a flood of events or an attack on one function can take the whole account's concurrency, so that every other function is throttled, and run up the bill."
  remedy   = "Set reserved_concurrent_executions to what the function and the systems behind it can take."
  aliases  = ["CKV_AWS_115", "W92", "LAMBDA_CONCURRENCY_CHECK"]
  cwe      = [770]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"
    }
  }

  example "fails" "-1 is no limit" {
    resource "aws_lambda_function" "worker" {
      function_name                  = "worker"
      role                           = "arn:aws:iam::111122223333:role/worker"
      reserved_concurrent_executions = -1
    }
  }

  example "passes" "limited" {
    resource "aws_lambda_function" "worker" {
      function_name                  = "worker"
      role                           = "arn:aws:iam::111122223333:role/worker"
      reserved_concurrent_executions = 20
    }
  }

  example "unknown" "from a variable without a value" {
    variable "concurrency" {
      type = number
    }

    resource "aws_lambda_function" "worker" {
      function_name                  = "worker"
      role                           = "arn:aws:iam::111122223333:role/worker"
      reserved_concurrent_executions = var.concurrency
    }
  }
}
