check "aws-elasticache-replication-group-unencrypted-at-rest" {
  title      = "ElastiCache replication group stores its data unencrypted"
  severity   = "medium"
  on         = ["aws_elasticache_replication_group"]
  when       = self.global_replication_group_id == null
  fail       = self.at_rest_encryption_enabled == null ? self.engine != "valkey" : "${self.at_rest_encryption_enabled}" != "true"
  at         = self.at_rest_encryption_enabled
  message    = "at_rest_encryption_enabled is not true: data on disk, in swap and in backups is not encrypted"
  why        = "Sessions and personal data that are cached end up in backups and on disk, where whoever gets those can read them. It can only be switched on for a new group."
  remedy     = "Set at_rest_encryption_enabled = true, with kms_key_id for a key of your own."
  similar_to = ["CKV_AWS_29", "AVD-AWS-0045", "F25", "ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_AT_REST", "AwsSolutions-AEC3", "AC_AWS_0466"]
  cwe        = [311]
  since      = "0.1"

  fix {
    unsafe = "Replaces the replication group: what it holds is lost"
    set    = { at_rest_encryption_enabled = true }
  }

  example "fails" "not written, and Redis by default" {
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id = "sessions"
      description          = "sessions"
    }
  }

  example "fails" "switched off" {
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id       = "sessions"
      description                = "sessions"
      engine                     = "valkey"
      at_rest_encryption_enabled = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id       = "sessions"
      description                = "sessions"
      at_rest_encryption_enabled = true
    }
  }

  example "passes" "Valkey is encrypted by default" {
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id = "sessions"
      description          = "sessions"
      engine               = "valkey"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id       = "sessions"
      description                = "sessions"
      at_rest_encryption_enabled = var.encrypted
    }
  }
}
