check "secret-pypi-token" {
  title    = "PyPI token is written in the code"
  severity = "critical"
  on       = ["secret.pypi_token"]
  fail     = true
  message  = "A PyPI token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Whoever reads it can publish versions of the packages, which everybody who uses them then runs."
  remedy   = "Revoke it now, since the history keeps it. Then publish from pipelines with trusted publishing, which needs no token."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "pypi_token" {
      type    = string
      default = "pypi\u002dAgEIcHlwaS5vcmcCUrLPE2UeYtucrrDu-_ZRZFKq4yIwYAcfVMdhwTZ26-P2VsB3qfuNiQ01tElxhfrAZhs0F4qquphGGBAGkjHPbDmYujKg9Z6Un94zSiKwa_smjlzcFGbhT74b"
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
          PYPI_TOKEN = "pypi\u002dAgEIcHlwaS5vcmcCUrLPE2UeYtucrrDu-_ZRZFKq4yIwYAcfVMdhwTZ26-P2VsB3qfuNiQ01tElxhfrAZhs0F4qquphGGBAGkjHPbDmYujKg9Z6Un94zSiKwa_smjlzcFGbhT74b"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "pypi_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "pypi_token" {
      type    = string
      default = "your-pypi-token"
    }
  }
}
