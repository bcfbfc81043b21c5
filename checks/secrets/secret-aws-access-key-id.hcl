check "secret-aws-access-key-id" {
  title      = "AWS access key identifier is written in the code"
  severity   = "medium"
  on         = ["secret.aws_access_key_id"]
  fail       = true
  message    = "The identifier of an AWS access key is written here${self.name == null ? "" : " in ${self.name}"}"
  why        = "The identifier alone opens nothing, but it names an account and a user, and its secret half is seldom far: long-lived keys leak."
  remedy     = "Revoke it now, since the history keeps it. Then give the workload a role (an instance profile, an execution role, OIDC for pipelines) instead of a key; providers take AWS_PROFILE or a role from their surroundings."
  aliases    = ["CKV_SECRET_2", "CKV_AWS_41", "CKV_AWS_45", "CKV_AWS_46", "AVD-AWS-0029"]
  similar_to = ["AVD-AWS-0129", "AVD-AWS-0122"]
  cwe        = [798]
  since      = "0.1"

  example "fails" "in a provider" {
    provider "aws" {
      region     = "eu-central-1"
      access_key = "\u0041KIAPYCDYBK377OXTZQ6"
    }
  }

  example "fails" "in the environment of a function" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::123456789012:role/api"
      handler       = "main.handler"
      runtime       = "python3.13"
      filename      = "api.zip"

      environment {
        variables = {
          AWS_ACCESS_KEY_ID = "\u0041KIAPYCDYBK377OXTZQ6"
        }
      }
    }
  }

  example "passes" "a role" {
    provider "aws" {
      region = "eu-central-1"

      assume_role {
        role_arn = "arn:aws:iam::123456789012:role/deploy"
      }
    }
  }

  example "passes" "the sample of the documentation in a description" {
    variable "access_key_id" {
      type        = string
      description = "Identifier of an access key, such as AKIAIOSFODNN7EXAMPLE"
    }
  }
}
