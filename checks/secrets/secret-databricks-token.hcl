check "secret-databricks-token" {
  title    = "Databricks token is written in the code"
  severity = "critical"
  on       = ["secret.databricks_token"]
  fail     = true
  message  = "A Databricks token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the workspace and its data with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then use OAuth for service principals or workload identity federation."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "databricks_token" {
      type    = string
      default = "\u0064apiac2da0340b8af8ac8be8615ce36299d5"
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
          DATABRICKS_TOKEN = "\u0064apiac2da0340b8af8ac8be8615ce36299d5"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "databricks_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "databricks_token" {
      type    = string
      default = "your-databricks-token"
    }
  }
}
