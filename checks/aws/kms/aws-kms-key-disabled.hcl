check "aws-kms-key-disabled" {
  title    = "KMS key is switched off"
  severity = "info"
  on       = ["aws_kms_key"]
  fail     = self.is_enabled == false
  at       = self.is_enabled
  message  = "is_enabled is false"
  why      = "What is encrypted under the key cannot be read while it is off."
  remedy   = "Remove is_enabled, or delete the key when nothing uses it."
  aliases  = ["CKV_AWS_227"]
  since    = "0.1"

  fix {
    unsafe = "What is encrypted under the key can be read again"
    set    = { is_enabled = true }
  }

  example "fails" "switched off" {
    resource "aws_kms_key" "data" {
      enable_key_rotation = true
      is_enabled          = false
    }
  }

  example "passes" "not written, which is on" {
    resource "aws_kms_key" "data" {
      enable_key_rotation = true
    }
  }

  example "passes" "switched on" {
    resource "aws_kms_key" "data" {
      enable_key_rotation = true
      is_enabled          = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "is_enabled" {
      type = bool
    }

    resource "aws_kms_key" "data" {
      enable_key_rotation = true
      is_enabled          = var.is_enabled
    }
  }
}
