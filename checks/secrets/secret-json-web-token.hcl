check "secret-json-web-token" {
  title    = "JSON Web Token is written in the code"
  severity = "medium"
  on       = ["secret.json_web_token"]
  fail     = true
  message  = "A JSON Web Token is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Until it expires it is a password: whoever reads it is taken for whom it names. Many long-lived API keys have this form."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  aliases  = ["CKV_SECRET_9"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "in the environment of a function" {
    resource "aws_lambda_function" "api" {
      function_name = "api"
      role          = "arn:aws:iam::123456789012:role/api"
      handler       = "main.handler"
      runtime       = "python3.13"
      filename      = "api.zip"

      environment {
        variables = {
          SUPABASE_SERVICE_ROLE = "\u0065yJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJvbGUiOiJzZXJ2aWNlX3JvbGUiLCJpYXQiOjE3MTYyMzkwMjJ9.58zm9E56CdD-06mel7txMQgL7-XD6XWoLJN8q3jdYc5"
        }
      }
    }
  }

  example "fails" "as the default of a variable" {
    variable "service_account_jwt" {
      type    = string
      default = "\u0065yJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50Iiwic3ViIjoic3lzdGVtOnNlcnZpY2VhY2NvdW50OmNpOmRlcGxveSJ9.n7ec2DwvU_GVydt2MvOe2QSAiaQOmelnQboMeRWO5Vz"
    }
  }

  example "passes" "a variable without a value" {
    variable "service_account_jwt" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "the sample of the documentation" {
    variable "sample" {
      type    = string
      default = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
    }
  }
}
