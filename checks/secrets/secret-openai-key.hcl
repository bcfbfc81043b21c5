check "secret-openai-key" {
  title    = "OpenAI key is written in the code"
  severity = "high"
  on       = ["secret.openai_key"]
  fail     = true
  message  = "An OpenAI key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account, at its cost with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "openai_api_key" {
      type    = string
      default = "sk\u002dproj-7tUiJ6sUCFD7uo-KChkGMxqKHAVZ7PKgRKEsHyIweJOJXpSyRofsO4xTd_CFGtf3tufcYXdyugT3BlbkFJlzMCsin57vD4I4IP3XnYmrIDLyFsRhl03SUSD3TN-RH1tNmsxBkixfneD-nPO3ZzxsMW1Ix9bz"
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
          OPENAI_API_KEY = "sk\u002dproj-7tUiJ6sUCFD7uo-KChkGMxqKHAVZ7PKgRKEsHyIweJOJXpSyRofsO4xTd_CFGtf3tufcYXdyugT3BlbkFJlzMCsin57vD4I4IP3XnYmrIDLyFsRhl03SUSD3TN-RH1tNmsxBkixfneD-nPO3ZzxsMW1Ix9bz"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "openai_api_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "openai_api_key" {
      type    = string
      default = "your-openai-api-key"
    }
  }
}
