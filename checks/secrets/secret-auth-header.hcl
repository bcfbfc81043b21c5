check "secret-auth-header" {
  title    = "Authorization header with a credential is written in the code"
  severity = "high"
  on       = ["secret.auth_header"]
  fail     = true
  message  = "An Authorization header with a credential is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Base64 is no encryption: whoever reads the header has the user and the password, or the token."
  remedy   = "Revoke it now, since the history keeps it. Then build the header from a sensitive variable."
  aliases  = ["CKV_SECRET_4"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "basic" {
    data "http" "config" {
      url = "https://config.internal/app"

      request_headers = {
        Authorization = "Basic YXBwOmh1bnRlcjItOVE="
      }
    }
  }

  example "fails" "bearer" {
    data "http" "config" {
      url = "https://config.internal/app"

      request_headers = {
        Authorization = "Bearer 6LzoxrUSzWsL35Jcv5vbHJBw83vRhLtS620uO8jp"
      }
    }
  }

  example "passes" "from a variable" {
    data "http" "config" {
      url = "https://config.internal/app"

      request_headers = {
        Authorization = "Bearer ${var.config_token}"
      }
    }

    variable "config_token" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "without credentials" {
    data "http" "config" {
      url = "https://config.internal/app"
    }
  }
}
