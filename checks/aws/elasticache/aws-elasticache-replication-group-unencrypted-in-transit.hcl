check "aws-elasticache-replication-group-unencrypted-in-transit" {
  title      = "ElastiCache replication group is spoken to in clear"
  severity   = "medium"
  on         = ["aws_elasticache_replication_group"]
  when       = self.global_replication_group_id == null
  fail       = !self.transit_encryption_enabled
  at         = self.transit_encryption_enabled
  message    = "transit_encryption_enabled is not true: clients connect without TLS"
  why        = "Whoever can see traffic in the network reads sessions and tokens from it. Without TLS the group cannot have a password (auth_token) either."
  remedy     = "Set transit_encryption_enabled = true, and connect clients with TLS; transit_encryption_mode = \"preferred\" lets them move one by one."
  aliases    = ["CKV_AWS_30", "AVD-AWS-0051", "F33", "ELASTICACHE_REPLICATION_GROUP_TRANSIT_ENCRYPTION", "AC_AWS_0467"]
  similar_to = ["AwsSolutions-AEC3"]
  cwe        = [319]
  since      = "0.1"

  fix {
    unsafe = "Replaces the replication group before Redis 7.0.5, and clients must speak TLS"
    set    = { transit_encryption_enabled = true }
  }

  example "fails" "not written" {
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id = "sessions"
      description          = "sessions"
    }
  }

  example "fails" "switched off" {
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id       = "sessions"
      description                = "sessions"
      transit_encryption_enabled = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id       = "sessions"
      description                = "sessions"
      transit_encryption_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls" {
      type = bool
    }

    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id       = "sessions"
      description                = "sessions"
      transit_encryption_enabled = var.tls
    }
  }
}
