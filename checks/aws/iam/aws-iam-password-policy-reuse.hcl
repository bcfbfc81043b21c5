check "aws-iam-password-policy-reuse" {
  title    = "Old passwords may be used again"
  severity = "low"
  on       = ["aws_iam_account_password_policy"]
  fail     = self.password_reuse_prevention == null || self.password_reuse_prevention != null && self.password_reuse_prevention < 24
  at       = self.password_reuse_prevention
  message  = "password_reuse_prevention is less than 24"
  why      = "A password that leaked once comes back."
  remedy   = "Set password_reuse_prevention = 24."
  aliases  = ["CKV_AWS_13", "AVD-AWS-0056", "AC_AWS_0472"]
  cwe      = [521]
  since    = "0.1"

  fix {
    set = { password_reuse_prevention = 24 }
  }

  example "fails" "not written" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 14
    }
  }

  example "fails" "one" {
    resource "aws_iam_account_password_policy" "strict" {
      password_reuse_prevention = 1
    }
  }

  example "passes" "the most possible" {
    resource "aws_iam_account_password_policy" "strict" {
      password_reuse_prevention = 24
    }
  }

  example "unknown" "from a variable without a value" {
    variable "password_reuse_prevention" {
      type = number
    }

    resource "aws_iam_account_password_policy" "strict" {
      password_reuse_prevention = var.password_reuse_prevention
    }
  }
}
