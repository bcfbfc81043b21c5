check "aws-guardduty-disabled" {
  title    = "GuardDuty is switched off"
  severity = "medium"
  on       = ["aws_guardduty_detector"]
  fail     = self.enable == false
  at       = self.enable
  message  = "enable is false"
  why      = "Stolen credentials, mining and calls to known bad addresses are noticed by nobody."
  remedy   = "Remove enable, or set it to true."
  aliases  = ["CKV_AWS_238"]
  since    = "0.1"

  fix {
    unsafe = "GuardDuty costs by what it analyses"
    set    = { enable = true }
  }

  example "fails" "switched off" {
    resource "aws_guardduty_detector" "main" {
      enable = false
    }
  }

  example "passes" "not written, which is on" {
    resource "aws_guardduty_detector" "main" {
    }
  }

  example "passes" "switched on" {
    resource "aws_guardduty_detector" "main" {
      enable = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enable" {
      type = bool
    }

    resource "aws_guardduty_detector" "main" {
      enable = var.enable
    }
  }
}
