check "aws-lambda-function-environment-no-customer-key" {
  title      = "Lambda function's environment is not encrypted under a key of its owner"
  severity   = "low"
  on         = ["aws_lambda_function"]
  when       = length(self.environment.variables) > 0
  fail       = self.kms_key_arn == null
  at         = self.environment
  message    = "This function has environment variables but no kms_key_arn: they are encrypted under a key that AWS manages"
  why        = "Everyone who may read the function's configuration sees its environment in clear. Under a customer key they also need the permission to decrypt, and each use is recorded."
  remedy     = "Set kms_key_arn to an aws_kms_key that the function's role may use; keep secrets in Secrets Manager rather than in the environment."
  aliases    = ["CKV_AWS_173"]
  similar_to = ["AC_AWS_0483"]
  since      = "0.1"

  fix {
    unsafe = "The function's role must be allowed to use the key; a key costs by the month"
    set    = { kms_key_arn = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Environment of a function"
      enable_key_rotation = true
    }
  }

  example "fails" "variables without a key" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::111122223333:role/api"

      environment {
        variables = {
          STAGE = "prod"
        }
      }
    }
  }

  example "passes" "a customer key" {
    resource "aws_kms_key" "api" {
      enable_key_rotation = true
    }

    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::111122223333:role/api"
      kms_key_arn   = aws_kms_key.api.arn

      environment {
        variables = {
          STAGE = "prod"
        }
      }
    }
  }

  example "passes" "no variables" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::111122223333:role/api"
    }
  }

  example "unknown" "key from a variable without a value" {
    variable "kms_key_arn" {
      type = string
    }

    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::111122223333:role/api"
      kms_key_arn   = var.kms_key_arn

      environment {
        variables = {
          STAGE = "prod"
        }
      }
    }
  }
}
