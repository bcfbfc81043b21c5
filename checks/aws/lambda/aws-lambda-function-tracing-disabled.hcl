check "aws-lambda-function-tracing-disabled" {
  title      = "Lambda function is not traced"
  severity   = "info"
  on         = ["aws_lambda_function"]
  fail       = self.tracing_config.mode == null
  at         = self.tracing_config
  message    = "tracing_config is not set: calls of this function are not traced by X-Ray"
  why        = "Without traces one cannot see which requests led to an error or a strange call, through which services they came and what they reached."
  remedy     = "Add a tracing_config block with mode = \"Active\", and let the function's role write traces (AWSXRayDaemonWriteAccess)."
  aliases    = ["CKV_AWS_50", "AC_AWS_0163", "AC_AWS_0485"]
  similar_to = ["AVD-AWS-0066"]
  since      = "0.1"

  fix {
    unsafe = "The function's role must be allowed to write traces, and traces cost by their number"
    set    = { "tracing_config.mode" = "Active" }
  }

  example "fails" "not written" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::111122223333:role/api"
    }
  }

  example "passes" "active" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::111122223333:role/api"

      tracing_config {
        mode = "Active"
      }
    }
  }

  example "passes" "when the caller is traced" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::111122223333:role/api"

      tracing_config {
        mode = "PassThrough"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tracing" {
      type = string
    }

    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::111122223333:role/api"

      tracing_config {
        mode = var.tracing
      }
    }
  }
}
