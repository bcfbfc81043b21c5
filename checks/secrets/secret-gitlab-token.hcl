check "secret-gitlab-token" {
  title    = "GitLab token is written in the code"
  severity = "critical"
  on       = ["secret.gitlab_token"]
  fail     = true
  message  = "A GitLab token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the projects with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then let pipelines use their job token; the provider reads GITLAB_TOKEN."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "gitlab_token" {
      type    = string
      default = "glpat\u002duZNZQGCsSCwEVeV6sBcK"
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
          GITLAB_TOKEN = "glpat\u002duZNZQGCsSCwEVeV6sBcK"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "gitlab_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "gitlab_token" {
      type    = string
      default = "your-gitlab-token"
    }
  }
}
