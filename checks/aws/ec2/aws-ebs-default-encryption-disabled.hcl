check "aws-ebs-default-encryption-disabled" {
  title    = "Volumes are not encrypted by default"
  severity = "medium"
  on       = ["aws_ebs_encryption_by_default"]
  fail     = self.enabled == false
  at       = self.enabled
  message  = "enabled is false"
  why      = "New volumes and copies of snapshots are unencrypted unless each of them says otherwise."
  remedy   = "Set enabled = true, or remove it."
  aliases  = ["CKV_AWS_106", "AC_AWS_0079"]
  cwe      = [311]
  since    = "0.1"

  fix {
    set = { enabled = true }
  }

  example "fails" "switched off" {
    resource "aws_ebs_encryption_by_default" "all" {
      enabled = false
    }
  }

  example "passes" "not written, which is on" {
    resource "aws_ebs_encryption_by_default" "all" {
    }
  }

  example "passes" "switched on" {
    resource "aws_ebs_encryption_by_default" "all" {
      enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enabled" {
      type = bool
    }

    resource "aws_ebs_encryption_by_default" "all" {
      enabled = var.enabled
    }
  }
}
