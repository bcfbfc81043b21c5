check "aws-elasticache-cluster-no-backup" {
  title    = "ElastiCache Redis cluster makes no backups"
  severity = "low"
  on       = ["aws_elasticache_cluster"]
  when     = contains(["redis", "valkey"], self.engine)
  fail     = self.snapshot_retention_limit == null || self.snapshot_retention_limit == 0
  at       = self.snapshot_retention_limit
  message  = "snapshot_retention_limit is 0"
  why      = "What the cache alone holds is gone with its node."
  remedy   = "Set snapshot_retention_limit to the number of days that snapshots are kept."
  aliases  = ["CKV_AWS_134", "AVD-AWS-0050"]
  since    = "0.1"

  fix {
    unsafe = "Snapshots cost, and slow down a small node while they are made"
    set    = { snapshot_retention_limit = 7 }
  }

  example "fails" "not written" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id = "cache"
      engine     = "redis"
      node_type  = "cache.t4g.small"
    }
  }

  example "fails" "none" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id               = "cache"
      engine                   = "redis"
      node_type                = "cache.t4g.small"
      snapshot_retention_limit = 0
    }
  }

  example "passes" "five days" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id               = "cache"
      engine                   = "redis"
      node_type                = "cache.t4g.small"
      snapshot_retention_limit = 5
    }
  }

  example "passes" "Memcached has none" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id      = "cache"
      engine          = "memcached"
      node_type       = "cache.t4g.small"
      num_cache_nodes = 2
    }
  }

  example "unknown" "from a variable without a value" {
    variable "snapshot_retention_limit" {
      type = number
    }

    resource "aws_elasticache_cluster" "cache" {
      cluster_id               = "cache"
      engine                   = "redis"
      node_type                = "cache.t4g.small"
      snapshot_retention_limit = var.snapshot_retention_limit
    }
  }
}
