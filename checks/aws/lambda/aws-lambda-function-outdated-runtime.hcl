check "aws-lambda-function-outdated-runtime" {
  title      = "Lambda function runs on a runtime that AWS no longer mends"
  severity   = "medium"
  on         = ["aws_lambda_function"]
  fail       = contains(["dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "dotnet5.0", "dotnet6", "dotnet7", "go1.x", "java8", "nodejs", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "provided", "python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "ruby2.5", "ruby2.7"], self.runtime)
  at         = self.runtime
  message    = "The runtime \"${self.runtime}\" is deprecated"
  why        = "Vulnerabilities that are found in the language or its libraries are not mended any more, and AWS in time refuses to create or update such functions, so that even a mend of your own cannot be deployed."
  remedy     = "Move to a runtime that is supported, and test the function with it."
  aliases    = ["CKV_AWS_363"]
  similar_to = ["AwsSolutions-L1"]
  cwe        = [1104]
  since      = "0.1"

  example "fails" "Python 3.7" {
    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"
      runtime       = "python3.7"
    }
  }

  example "passes" "Python 3.13" {
    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"
      runtime       = "python3.13"
    }
  }

  example "passes" "a container image has no runtime" {
    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"
      package_type  = "Image"
      image_uri     = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/worker:1.4.2"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "runtime" {
      type = string
    }

    resource "aws_lambda_function" "worker" {
      function_name = "worker"
      role          = "arn:aws:iam::111122223333:role/worker"
      runtime       = var.runtime
    }
  }
}
