check "secret-high-entropy-text" {
  title    = "Text that looks like a key is written in the code"
  severity = "low"
  on       = ["secret.high_entropy_text"]
  fail     = true
  message  = "A text that looks like a key is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Long random texts are keys, as a rule, and a key in the code is open to everybody who can read it."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager. If it is none, say so where it stands with a suppression and the reason."
  aliases  = ["CKV_SECRET_6"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "in a local value" {
    locals {
      partner = "4GMkSg5n5dMvZPNSaZHIt4Tgqss1airr1DepyhrG7S1Q"
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
          PARTNER = "nXFOutnuYmiRF9qhRq0CsehiYMaRVRZpCyHbvhf9ZbnMfKW8"
        }
      }
    }
  }

  example "passes" "a hash" {
    variable "commit" {
      type    = string
      default = "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"
    }
  }

  example "passes" "a hash of a package" {
    resource "aws_lambda_layer_version" "tools" {
      layer_name       = "tools"
      filename         = "tools.zip"
      source_code_hash = "UN/WPAWuX1Xv0JTNcNEdA0cYxcpkPubTsk6bRB3g9nM="
    }
  }

  example "passes" "a long name" {
    locals {
      policy = "AmazonEKSVPCResourceControllerPolicyV2"
    }
  }
}
