check "aws-iam-password-policy-short" {
  title      = "Passwords may be short"
  severity   = "medium"
  on         = ["aws_iam_account_password_policy"]
  fail       = self.minimum_password_length == null || self.minimum_password_length != null && self.minimum_password_length < 14
  at         = self.minimum_password_length
  message    = "minimum_password_length is less than 14"
  why        = "Short passwords are found by trying. Without a setting eight characters are enough."
  remedy     = "Set minimum_password_length = 14, or more."
  aliases    = ["CKV_AWS_10", "AVD-AWS-0063"]
  similar_to = ["AC_AWS_0141", "AC_AWS_0142"]
  cwe        = [521]
  since      = "0.1"

  fix {
    set = { minimum_password_length = 14 }
  }

  example "fails" "eight" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 8
    }
  }

  example "fails" "not written" {
    resource "aws_iam_account_password_policy" "strict" {
      require_symbols = true
    }
  }

  example "passes" "fourteen" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 14
    }
  }

  example "unknown" "from a variable without a value" {
    variable "minimum_password_length" {
      type = number
    }

    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = var.minimum_password_length
    }
  }
}
