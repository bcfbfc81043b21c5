check "aws-iam-password-policy-no-number" {
  title    = "Passwords need no digit"
  severity = "low"
  on       = ["aws_iam_account_password_policy"]
  fail     = !self.require_numbers
  at       = self.require_numbers
  message  = "require_numbers is not true"
  why      = "Passwords without digits are guessed sooner."
  remedy   = "Set require_numbers = true."
  aliases  = ["CKV_AWS_12", "AVD-AWS-0059", "AC_AWS_0136"]
  cwe      = [521]
  since    = "0.1"

  fix {
    set = { require_numbers = true }
  }

  example "fails" "not written" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 14
    }
  }

  example "fails" "switched off" {
    resource "aws_iam_account_password_policy" "strict" {
      require_numbers = false
    }
  }

  example "passes" "required" {
    resource "aws_iam_account_password_policy" "strict" {
      require_numbers = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "require_numbers" {
      type = bool
    }

    resource "aws_iam_account_password_policy" "strict" {
      require_numbers = var.require_numbers
    }
  }
}
