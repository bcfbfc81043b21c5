check "secret-docker-hub-token" {
  title    = "Docker Hub token is written in the code"
  severity = "high"
  on       = ["secret.docker_hub_token"]
  fail     = true
  message  = "A Docker Hub token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the images with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "dockerhub_token" {
      type    = string
      default = "dckr\u005fpat_XUrEUxEOnl0uOKFcMNCG3kQSDU7"
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
          DOCKERHUB_TOKEN = "dckr\u005fpat_XUrEUxEOnl0uOKFcMNCG3kQSDU7"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "dockerhub_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "dockerhub_token" {
      type    = string
      default = "your-dockerhub-token"
    }
  }
}
