check "aws-iam-password-policy-no-symbol" {
  title    = "Passwords need no symbol"
  severity = "low"
  on       = ["aws_iam_account_password_policy"]
  fail     = !self.require_symbols
  at       = self.require_symbols
  message  = "require_symbols is not true"
  why      = "Passwords without symbols are guessed sooner."
  remedy   = "Set require_symbols = true."
  aliases  = ["CKV_AWS_14", "AVD-AWS-0060", "AC_AWS_0137"]
  cwe      = [521]
  since    = "0.1"

  fix {
    set = { require_symbols = true }
  }

  example "fails" "not written" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 14
    }
  }

  example "fails" "switched off" {
    resource "aws_iam_account_password_policy" "strict" {
      require_symbols = false
    }
  }

  example "passes" "required" {
    resource "aws_iam_account_password_policy" "strict" {
      require_symbols = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "require_symbols" {
      type = bool
    }

    resource "aws_iam_account_password_policy" "strict" {
      require_symbols = var.require_symbols
    }
  }
}
