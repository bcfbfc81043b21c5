check "aws-elasticache-replication-group-no-customer-key" {
  title    = "ElastiCache replication group is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_elasticache_replication_group"]
  fail     = self.kms_key_id == null
  at       = self.kms_key_id
  message  = "kms_key_id is not set"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set at_rest_encryption_enabled = true and kms_key_id to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_191"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the replication group: what it holds is lost; a key costs by the month"
    set    = { at_rest_encryption_enabled = true, kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Cache"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id       = "cache"
      description                = "cache"
      at_rest_encryption_enabled = true
    }
  }

  example "passes" "a key of this account" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id       = "cache"
      description                = "cache"
      at_rest_encryption_enabled = true
      kms_key_id                 = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }
}
