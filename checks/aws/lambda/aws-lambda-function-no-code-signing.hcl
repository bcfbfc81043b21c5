check "aws-lambda-function-no-code-signing" {
  title      = "Lambda function runs code that nobody signed"
  severity   = "info"
  on         = ["aws_lambda_function"]
  when       = self.package_type != "Image"
  fail       = self.code_signing_config_arn == null
  at         = self.code_signing_config_arn
  message    = "code_signing_config_arn is not set"
  why        = "Whoever may update the function can put any code into it; with code signing only what came through the build is accepted."
  remedy     = "Where it matters, set code_signing_config_arn to an aws_lambda_code_signing_config. Container images cannot be checked this way."
  similar_to = ["CKV_AWS_272"]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_lambda_function" "orders" {
      function_name = "orders"
      role          = "arn:aws:iam::111122223333:role/orders"
      handler       = "main.handle"
      runtime       = "python3.13"
      filename      = "orders.zip"
    }
  }

  example "passes" "a configuration" {
    resource "aws_lambda_function" "orders" {
      function_name           = "orders"
      role                    = "arn:aws:iam::111122223333:role/orders"
      handler                 = "main.handle"
      runtime                 = "python3.13"
      filename                = "orders.zip"
      code_signing_config_arn = "arn:aws:lambda:eu-central-1:111122223333:code-signing-config:csc-0123456789abcdef0"
    }
  }

  example "passes" "a container image" {
    resource "aws_lambda_function" "orders" {
      function_name = "orders"
      role          = "arn:aws:iam::111122223333:role/orders"
      package_type  = "Image"
      image_uri     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/orders:1"
    }
  }
}
