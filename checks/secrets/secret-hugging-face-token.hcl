check "secret-hugging-face-token" {
  title    = "Hugging Face token is written in the code"
  severity = "high"
  on       = ["secret.hugging_face_token"]
  fail     = true
  message  = "A Hugging Face token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the models and data sets of the account with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "hf_token" {
      type    = string
      default = "hf\u005fdJu5JplAVpwTZ1IPHWnWf85qLdtN83A9bG"
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
          HF_TOKEN = "hf\u005fdJu5JplAVpwTZ1IPHWnWf85qLdtN83A9bG"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "hf_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "hf_token" {
      type    = string
      default = "your-hf-token"
    }
  }
}
