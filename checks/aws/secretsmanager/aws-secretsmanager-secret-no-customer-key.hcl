check "aws-secretsmanager-secret-no-customer-key" {
  title    = "Secret is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_secretsmanager_secret"]
  fail     = self.kms_key_id == null || self.kms_key_id == ""
  at       = self.kms_key_id
  message  = "kms_key_id is not set: the secret is encrypted under the key aws/secretsmanager, which AWS manages"
  why      = "Everyone whom IAM lets read the secret can decrypt it, and it cannot be shared with another account. Under a customer key that takes a second permission, and each use is recorded."
  remedy   = "Set kms_key_id to an aws_kms_key."
  aliases  = ["CKV_AWS_149", "AVD-AWS-0098", "W77", "SECRETSMANAGER_USING_CMK", "AC_AWS_0500"]
  since    = "0.1"

  fix {
    unsafe = "Whoever reads the secret must be allowed to use the key; a key costs by the month"
    set    = { kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Secret"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_secretsmanager_secret" "db" {
      name = "db"
    }
  }

  example "passes" "a customer key" {
    resource "aws_kms_key" "secrets" {
      enable_key_rotation = true
    }

    resource "aws_secretsmanager_secret" "db" {
      name       = "db"
      kms_key_id = aws_kms_key.secrets.arn
    }
  }

  example "unknown" "from a variable without a value" {
    variable "kms_key_id" {
      type = string
    }

    resource "aws_secretsmanager_secret" "db" {
      name       = "db"
      kms_key_id = var.kms_key_id
    }
  }
}
