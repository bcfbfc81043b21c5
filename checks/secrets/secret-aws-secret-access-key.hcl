check "secret-aws-secret-access-key" {
  title      = "AWS secret access key is written in the code"
  severity   = "critical"
  on         = ["secret.aws_secret_access_key"]
  fail       = true
  message    = "An AWS secret access key is written here${self.name == null ? "" : " in ${self.name}"}"
  why        = "Whoever reads the repository or the Terraform state can act in the account with these rights until the key is deleted; bots find such keys within minutes."
  remedy     = "Revoke it now, since the history keeps it. Then give the workload a role (an instance profile, an execution role, OIDC for pipelines) instead of a key; providers take AWS_PROFILE or a role from their surroundings."
  aliases    = ["CKV_SECRET_2", "CKV_AWS_41", "CKV_AWS_45", "CKV_AWS_46", "AVD-AWS-0029"]
  similar_to = ["AVD-AWS-0129", "AVD-AWS-0122"]
  cwe        = [798]
  since      = "0.1"

  example "fails" "in a provider" {
    provider "aws" {
      region     = "eu-central-1"
      access_key = "\u0041KIAPYCDYBK377OXTZQ6"
      secret_key = "KRrYV3CJC+BZHhm5S6xxMYHxq2B5kRP0r6UV1cZB"
    }
  }

  example "fails" "in user data" {
    resource "aws_instance" "web" {
      ami           = "ami-0c3b8d7e6f5a49281"
      instance_type = "t3.small"
      user_data     = "#!/bin/bash\nexport AWS_ACCESS_KEY_ID=\u0041KIAPYCDYBK377OXTZQ6\nexport AWS_SECRET_ACCESS_KEY=KRrYV3CJC+BZHhm5S6xxMYHxq2B5kRP0r6UV1cZB\n"
    }
  }

  example "fails" "the sample of the documentation, where a key is taken" {
    provider "aws" {
      region     = "eu-central-1"
      access_key = "AKIAIOSFODNN7EXAMPLE"
      secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
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
          AWS_SECRET_ACCESS_KEY = "KRrYV3CJC+BZHhm5S6xxMYHxq2B5kRP0r6UV1cZB"
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

  example "passes" "variables without values" {
    variable "aws_secret_access_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a hash of the same length" {
    variable "source_commit" {
      type    = string
      default = "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"
    }
  }
}
