check "aws-lambda-function-url-open" {
  title    = "Lambda function URL asks nobody who they are"
  severity = "medium"
  on       = ["aws_lambda_function_url"]
  fail     = self.authorization_type == "NONE"
  at       = self.authorization_type
  message  = "authorization_type is \"NONE\""
  why      = "Whoever learns the address can run the function, as often as they like and on its bill."
  remedy   = "Set authorization_type = \"AWS_IAM\", or check a signature in the function when the URL must be public."
  aliases  = ["CKV_AWS_258"]
  since    = "0.1"

  fix {
    unsafe = "Callers that do not sign their requests are locked out"
    set    = { authorization_type = "AWS_IAM" }
  }

  example "fails" "open" {
    resource "aws_lambda_function_url" "hook" {
      function_name      = "hook"
      authorization_type = "NONE"
    }
  }

  example "passes" "IAM" {
    resource "aws_lambda_function_url" "hook" {
      function_name      = "hook"
      authorization_type = "AWS_IAM"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "authorization_type" {
      type = string
    }

    resource "aws_lambda_function_url" "hook" {
      function_name      = "hook"
      authorization_type = var.authorization_type
    }
  }
}
