check "aws-elasticache-replication-group-no-authentication" {
  title    = "ElastiCache replication group asks nobody who they are"
  severity = "medium"
  on       = ["aws_elasticache_replication_group"]
  when     = self.global_replication_group_id == null
  fail     = self.auth_token == null && length(self.user_group_ids) == 0
  at       = self.auth_token
  message  = "Neither auth_token nor user_group_ids is set"
  why      = "Whoever reaches the port can read, change and delete everything in the cache: sessions, tokens, personal data."
  remedy   = "Set transit_encryption_enabled = true with auth_token or user_group_ids."
  aliases  = ["CKV_AWS_31", "AwsSolutions-AEC6"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id = "cache"
      description          = "cache"
    }
  }

  example "fails" "encrypted, but open" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id       = "cache"
      description                = "cache"
      at_rest_encryption_enabled = true
      transit_encryption_enabled = true
    }
  }

  example "passes" "a token" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id       = "cache"
      description                = "cache"
      at_rest_encryption_enabled = true
      transit_encryption_enabled = true
      auth_token                 = "replace-me-by-a-secret-of-16"
    }
  }

  example "passes" "users" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id       = "cache"
      description                = "cache"
      transit_encryption_enabled = true
      user_group_ids             = ["app"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "user_group_ids" {
      type = list(string)
    }

    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id = "cache"
      description          = "cache"
      user_group_ids       = var.user_group_ids
    }
  }
}
