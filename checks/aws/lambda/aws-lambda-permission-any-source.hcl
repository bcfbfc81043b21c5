check "aws-lambda-permission-any-source" {
  title    = "Lambda function can be called through a service of every account"
  severity = "medium"
  on       = ["aws_lambda_permission"]
  when     = endswith(self.principal, ".amazonaws.com")
  fail     = self.source_arn == null && self.source_account == null && self.principal_org_id == null
  at       = self.principal
  message  = "principal \"${self.principal}\" is not narrowed by source_arn or source_account"
  why      = "The service calls the function for whoever tells it to, in any account: a stranger only needs a bucket or a topic of their own."
  remedy   = "Set source_arn to the ARN of the bucket, topic, rule or API that calls."
  aliases  = ["CKV_AWS_364", "AVD-AWS-0067"]
  since    = "0.1"

  example "fails" "S3, any bucket" {
    resource "aws_lambda_permission" "call" {
      action        = "lambda:InvokeFunction"
      function_name = "orders"
      principal     = "s3.amazonaws.com"
    }
  }

  example "passes" "one bucket" {
    resource "aws_lambda_permission" "call" {
      action        = "lambda:InvokeFunction"
      function_name = "orders"
      principal     = "s3.amazonaws.com"
      source_arn    = "arn:aws:s3:::example-data"
    }
  }

  example "passes" "one account" {
    resource "aws_lambda_permission" "call" {
      action        = "lambda:InvokeFunction"
      function_name = "orders"
      principal     = "111122223333"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "principal" {
      type = string
    }

    resource "aws_lambda_permission" "call" {
      action        = "lambda:InvokeFunction"
      function_name = "orders"
      principal     = var.principal
    }
  }
}
