check "aws-backup-vault-no-customer-key" {
  title    = "Backup vault is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_backup_vault"]
  fail     = self.kms_key_arn == null
  at       = self.kms_key_arn
  message  = "kms_key_arn is not set"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set kms_key_arn to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_166"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the vault, which must be empty; a key costs by the month"
    set    = { kms_key_arn = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Backups"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_backup_vault" "main" {
      name = "main"
    }
  }

  example "passes" "a key of this account" {
    resource "aws_backup_vault" "main" {
      name        = "main"
      kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }
}
