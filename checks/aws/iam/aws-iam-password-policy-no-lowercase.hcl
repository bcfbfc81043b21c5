check "aws-iam-password-policy-no-lowercase" {
  title    = "Passwords need no lower-case letter"
  severity = "low"
  on       = ["aws_iam_account_password_policy"]
  fail     = !self.require_lowercase_characters
  at       = self.require_lowercase_characters
  message  = "require_lowercase_characters is not true"
  why      = "Passwords without lower-case letters are guessed sooner."
  remedy   = "Set require_lowercase_characters = true."
  aliases  = ["CKV_AWS_11", "AVD-AWS-0058", "AC_AWS_0134"]
  cwe      = [521]
  since    = "0.1"

  fix {
    set = { require_lowercase_characters = true }
  }

  example "fails" "not written" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 14
    }
  }

  example "fails" "switched off" {
    resource "aws_iam_account_password_policy" "strict" {
      require_lowercase_characters = false
    }
  }

  example "passes" "required" {
    resource "aws_iam_account_password_policy" "strict" {
      require_lowercase_characters = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "require_lowercase_characters" {
      type = bool
    }

    resource "aws_iam_account_password_policy" "strict" {
      require_lowercase_characters = var.require_lowercase_characters
    }
  }
}
