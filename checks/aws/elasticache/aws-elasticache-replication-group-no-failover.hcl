check "aws-elasticache-replication-group-no-failover" {
  title      = "ElastiCache replication group does not fail over by itself"
  severity   = "info"
  on         = ["aws_elasticache_replication_group"]
  fail       = !self.automatic_failover_enabled
  at         = self.automatic_failover_enabled
  message    = "automatic_failover_enabled is not true"
  why        = "When the primary node or its zone is lost, the cache can only be read until someone promotes a replica."
  remedy     = "Set automatic_failover_enabled = true and multi_az_enabled = true, with at least two nodes."
  aliases    = ["CKV2_AWS_50"]
  similar_to = ["AwsSolutions-AEC4"]
  since      = "0.1"

  fix {
    unsafe = "It needs at least two nodes, and each costs"
    set    = { automatic_failover_enabled = true, multi_az_enabled = true }
  }

  example "fails" "not written" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id = "cache"
      description          = "cache"
    }
  }

  example "fails" "switched off" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id       = "cache"
      description                = "cache"
      automatic_failover_enabled = false
    }
  }

  example "passes" "switched on" {
    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id       = "cache"
      description                = "cache"
      automatic_failover_enabled = true
      multi_az_enabled           = true
      num_cache_clusters         = 2
    }
  }

  example "unknown" "from a variable without a value" {
    variable "automatic_failover_enabled" {
      type = bool
    }

    resource "aws_elasticache_replication_group" "cache" {
      replication_group_id       = "cache"
      description                = "cache"
      automatic_failover_enabled = var.automatic_failover_enabled
    }
  }
}
