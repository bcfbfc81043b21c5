check "secret-service-token" {
  title    = "Token of a service is written in the code"
  severity = "high"
  on       = ["secret.service_token"]
  fail     = true
  message  = "A token of ${self.service} is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state can use the service with it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  aliases  = ["CKV_SECRET_1", "CKV_SECRET_16"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "of Grafana" {
    variable "grafana_auth" {
      type    = string
      default = "glsa\u005fTD0AUEf7T0udcH206EJUbJQZ9iUQ5JJD_18369663"
    }
  }

  example "fails" "of Pulumi" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::123456789012:role/api"
      handler       = "main.handler"
      runtime       = "python3.13"
      filename      = "api.zip"

      environment {
        variables = {
          PULUMI_ACCESS_TOKEN = "pul\u002d047bf117617edd2e239646412f969a6a67cf855f"
        }
      }
    }
  }

  example "passes" "a variable without a value" {
    variable "grafana_auth" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a name that begins alike" {
    variable "cluster" {
      type    = string
      default = "pul-production"
    }
  }
}
