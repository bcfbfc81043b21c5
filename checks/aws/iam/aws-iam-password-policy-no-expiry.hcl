check "aws-iam-password-policy-no-expiry" {
  title    = "Passwords do not expire within 90 days"
  severity = "info"
  on       = ["aws_iam_account_password_policy"]
  fail     = self.max_password_age == null || self.max_password_age != null && (self.max_password_age == 0 || self.max_password_age > 90)
  at       = self.max_password_age
  message  = "max_password_age is not set to 90 or less"
  why      = "Some rules (CIS before 1.3, PCI DSS) ask for it. A second factor does more: NIST SP 800-63B advises against expiry."
  remedy   = "Where a rule asks for it, set max_password_age = 90."
  aliases  = ["CKV_AWS_9", "AVD-AWS-0062", "AC_AWS_0138"]
  cwe      = [521]
  since    = "0.1"

  fix {
    unsafe = "Users whose passwords are older have to change them, and must be allowed to"
    set    = { max_password_age = 90 }
  }

  example "fails" "not written" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 14
    }
  }

  example "fails" "half a year" {
    resource "aws_iam_account_password_policy" "strict" {
      max_password_age = 180
    }
  }

  example "passes" "90 days" {
    resource "aws_iam_account_password_policy" "strict" {
      max_password_age = 90
    }
  }

  example "unknown" "from a variable without a value" {
    variable "max_password_age" {
      type = number
    }

    resource "aws_iam_account_password_policy" "strict" {
      max_password_age = var.max_password_age
    }
  }
}
