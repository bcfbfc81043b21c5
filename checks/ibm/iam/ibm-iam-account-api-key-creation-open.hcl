check "ibm-iam-account-api-key-creation-open" {
  title    = "Every user of the account can create API keys"
  severity = "medium"
  on       = ["ibm_iam_account_settings"]
  fail     = self.restrict_create_platform_apikey != "RESTRICTED"
  at       = self.restrict_create_platform_apikey
  message  = "Creating API keys is not restricted"
  why      = "API keys live for ever, skip the second factor, and end up in scripts and repositories. Who creates them should be few."
  remedy   = "Set restrict_create_platform_apikey = \"RESTRICTED\" and give the role User API key creator to those who need it."
  aliases  = ["CKV2_IBM_3"]
  cwe      = [269]
  since    = "0.1"

  fix {
    unsafe = "People without the role User API key creator can no longer make keys"
    set    = { restrict_create_platform_apikey = "RESTRICTED" }
  }

  example "fails" "not written" {
    resource "ibm_iam_account_settings" "main" {
      mfa = "TOTP4ALL"
    }
  }

  example "fails" "not restricted" {
    resource "ibm_iam_account_settings" "main" {
      restrict_create_platform_apikey = "NOT_RESTRICTED"
    }
  }

  example "passes" "restricted" {
    resource "ibm_iam_account_settings" "main" {
      restrict_create_platform_apikey = "RESTRICTED"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "restrict" {
      type = string
    }

    resource "ibm_iam_account_settings" "main" {
      restrict_create_platform_apikey = var.restrict
    }
  }
}
