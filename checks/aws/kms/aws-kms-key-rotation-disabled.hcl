check "aws-kms-key-rotation-disabled" {
  title    = "KMS key is never rotated"
  severity = "medium"
  on       = ["aws_kms_key"]
  when     = (self.customer_master_key_spec == null || self.customer_master_key_spec == "SYMMETRIC_DEFAULT") && self.custom_key_store_id == null
  fail     = !self.enable_key_rotation
  at       = self.enable_key_rotation
  message  = "enable_key_rotation is not true: the same key material encrypts for ever"
  why      = "The longer one key is used, the more is readable when it leaks. Rotation makes new key material every year and keeps the old for decryption, so nothing has to be re-encrypted."
  remedy   = "Set enable_key_rotation = true."
  aliases  = ["CKV_AWS_7", "AVD-AWS-0065", "F19", "AwsSolutions-KMS5", "CMK_BACKING_KEY_ROTATION_ENABLED", "AC_AWS_0160"]
  cwe      = [324]
  since    = "0.1"

  fix {
    set = { enable_key_rotation = true }
  }

  example "fails" "not written" {
    resource "aws_kms_key" "data" {
      description = "data"
    }
  }

  example "fails" "switched off" {
    resource "aws_kms_key" "data" {
      description         = "data"
      enable_key_rotation = false
    }
  }

  example "passes" "switched on" {
    resource "aws_kms_key" "data" {
      description         = "data"
      enable_key_rotation = true
    }
  }

  example "passes" "an asymmetric key cannot be rotated automatically" {
    resource "aws_kms_key" "signing" {
      description              = "signing"
      key_usage                = "SIGN_VERIFY"
      customer_master_key_spec = "ECC_NIST_P256"
    }
  }

  example "passes" "a key in a custom key store cannot either" {
    resource "aws_kms_key" "hsm" {
      description         = "hsm"
      custom_key_store_id = "cks-1234567890abcdef0"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "rotate" {
      type = bool
    }

    resource "aws_kms_key" "data" {
      description         = "data"
      enable_key_rotation = var.rotate
    }
  }
}
