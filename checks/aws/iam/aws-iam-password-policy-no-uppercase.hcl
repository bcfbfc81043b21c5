check "aws-iam-password-policy-no-uppercase" {
  title    = "Passwords need no upper-case letter"
  severity = "low"
  on       = ["aws_iam_account_password_policy"]
  fail     = !self.require_uppercase_characters
  at       = self.require_uppercase_characters
  message  = "require_uppercase_characters is not true"
  why      = "Passwords without upper-case letters are guessed sooner."
  remedy   = "Set require_uppercase_characters = true."
  aliases  = ["CKV_AWS_15", "AVD-AWS-0061", "AC_AWS_0135"]
  cwe      = [521]
  since    = "0.1"

  fix {
    set = { require_uppercase_characters = true }
  }

  example "fails" "not written" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 14
    }
  }

  example "fails" "switched off" {
    resource "aws_iam_account_password_policy" "strict" {
      require_uppercase_characters = false
    }
  }

  example "passes" "required" {
    resource "aws_iam_account_password_policy" "strict" {
      require_uppercase_characters = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "require_uppercase_characters" {
      type = bool
    }

    resource "aws_iam_account_password_policy" "strict" {
      require_uppercase_characters = var.require_uppercase_characters
    }
  }
}
