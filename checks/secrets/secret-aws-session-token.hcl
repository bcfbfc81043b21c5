check "secret-aws-session-token" {
  title    = "AWS session token is written in the code"
  severity = "high"
  on       = ["secret.aws_session_token"]
  fail     = true
  message  = "An AWS session token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Until it expires, whoever reads it can act in the account with the rights of the session. That it was written down says that keys are passed around by hand."
  remedy   = "Revoke it now, since the history keeps it. Then let the workload take its role from its surroundings; a session token in code is worthless after hours anyway."
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "aws_session_token" {
      type    = string
      default = "\u0049QoJb3JpZ2luX2Vj3lJHjtcwkD7CXfqRa+55V85PXUb1pCg7248ncpMsPMd8buxvslTQHHX3oCPZ2o0I8H2ofOgJatV5zxPERw4NmBoa1DAeZpcDpYvx92sCY+mzAuzFxh2865X1Uhf0dPJ2xgH5rWk3FWwzkKOi5pKaoc2kifg4vzwFrdpydyYvTddvc+SDCzvuFQg6Pzh/sx9iaKP0huVIlFpnCs8nsOkMdgXXQ0TDm8iMCf8XWn0/6OGgjV9r"
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
          AWS_SESSION_TOKEN = "\u0049QoJb3JpZ2luX2Vj3lJHjtcwkD7CXfqRa+55V85PXUb1pCg7248ncpMsPMd8buxvslTQHHX3oCPZ2o0I8H2ofOgJatV5zxPERw4NmBoa1DAeZpcDpYvx92sCY+mzAuzFxh2865X1Uhf0dPJ2xgH5rWk3FWwzkKOi5pKaoc2kifg4vzwFrdpydyYvTddvc+SDCzvuFQg6Pzh/sx9iaKP0huVIlFpnCs8nsOkMdgXXQ0TDm8iMCf8XWn0/6OGgjV9r"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "aws_session_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a sample from documentation" {
    variable "aws_session_token" {
      type    = string
      default = "your-aws-session-token"
    }
  }
}
