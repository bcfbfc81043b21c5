check "secret-value" {
  title    = "Secret is written in the code"
  severity = "high"
  on       = ["secret.secret_value"]
  fail     = true
  message  = "A secret is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "Everybody who can read the repository, its copies or the Terraform state has it, and the history keeps it after it is removed."
  remedy   = "Revoke it now, since the history keeps it. Then hand the new one in as a sensitive variable without a default, or read it from a secret manager."
  aliases  = ["CKV_SECRET_6", "CKV_SECRET_19", "CKV_GIT_4", "CKV_LIN_1", "CKV_BCW_1", "AVD-AWS-0036", "AVD-GIT-0002"]
  cwe      = [798]
  since    = "0.1"

  example "fails" "as the default of a variable" {
    variable "session_secret" {
      type    = string
      default = "q7Xb2LkP9vTzR4mWs8Yc"
    }
  }

  example "fails" "in a secret manager, through the code" {
    resource "aws_secretsmanager_secret_version" "partner" {
      secret_id     = "partner"
      secret_string = "Zk3vQ8-partner-77"
    }
  }

  example "fails" "in a file of environment variables" {
    locals {
      env_file = <<-EOT
        LOG_LEVEL=info
        PARTNER_API_KEY=9f86d081884c7d659a2feaa0c55ad015
      EOT
    }
  }

  example "passes" "a name of a secret" {
    variable "session_secret" {
      type    = string
      default = "session-secret"
    }
  }

  example "passes" "an identifier" {
    variable "api_key_id" {
      type    = string
      default = "5f0c7d56-2b0e-4a0c-9d8e-3f6a1b2c3d4e"
    }
  }

  example "passes" "a variable without a value" {
    variable "session_secret" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a setting with such a name" {
    resource "aws_instance" "web" {
      ami           = "ami-0c3b8d7e6f5a49281"
      instance_type = "t3.small"

      metadata_options {
        http_tokens = "required"
      }
    }
  }
}
