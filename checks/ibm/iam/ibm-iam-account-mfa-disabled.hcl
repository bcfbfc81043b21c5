check "ibm-iam-account-mfa-disabled" {
  title    = "Account does not ask for a second factor"
  severity = "high"
  on       = ["ibm_iam_account_settings"]
  fail     = self.mfa == null || self.mfa == "NONE"
  at       = self.mfa
  message  = "The account does not ask its users for a second factor"
  why      = "One password that is guessed, reused or phished is then enough to act as its owner, administrators included."
  remedy   = "Set mfa = \"LEVEL3\", or at least \"TOTP4ALL\"."
  aliases  = ["CKV2_IBM_4"]
  cwe      = [308]
  since    = "0.1"

  fix {
    unsafe = "People without a second factor must set one up at their next login"
    set    = { mfa = "LEVEL3" }
  }

  example "fails" "not written" {
    resource "ibm_iam_account_settings" "main" {
      session_expiration_in_seconds = "3600"
    }
  }

  example "fails" "none" {
    resource "ibm_iam_account_settings" "main" {
      mfa = "NONE"
    }
  }

  example "passes" "for all users" {
    resource "ibm_iam_account_settings" "main" {
      mfa = "TOTP4ALL"
    }
  }

  example "passes" "a hardware key" {
    resource "ibm_iam_account_settings" "main" {
      mfa = "LEVEL3"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "mfa" {
      type = string
    }

    resource "ibm_iam_account_settings" "main" {
      mfa = var.mfa
    }
  }
}
