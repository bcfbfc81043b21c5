check "secret-ibm-api-key" {
  title    = "IBM Cloud API key is written in the code"
  severity = "critical"
  on       = ["secret.ibm_api_key"]
  fail     = true
  message  = "An IBM Cloud API key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the account with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then use a trusted profile, or hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  aliases  = ["CKV_SECRET_7", "CKV_SECRET_15"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "ibmcloud_api_key" {
      type    = string
      default = "c720aFzZe7Vv8YuNnJwctGTROxs7qQK7Zym5sEWU4WhO"
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
          IBMCLOUD_API_KEY = "c720aFzZe7Vv8YuNnJwctGTROxs7qQK7Zym5sEWU4WhO"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "ibmcloud_api_key" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "ibmcloud_api_key" {
      type    = string
      default = "your-ibmcloud-api-key"
    }
  }
}
