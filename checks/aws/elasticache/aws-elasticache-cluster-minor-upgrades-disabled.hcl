check "aws-elasticache-cluster-minor-upgrades-disabled" {
  title    = "ElastiCache cluster is kept from minor upgrades"
  severity = "low"
  on       = ["aws_elasticache_cluster"]
  fail     = self.auto_minor_version_upgrade == "false"
  at       = self.auto_minor_version_upgrade
  message  = "auto_minor_version_upgrade is false"
  why      = "Corrections of known weaknesses are not applied in the maintenance window."
  remedy   = "Remove auto_minor_version_upgrade, or set it to true."
  aliases  = ["CKV_AWS_322"]
  since    = "0.1"

  fix {
    unsafe = "Upgrades interrupt it in its maintenance window"
    set    = { auto_minor_version_upgrade = true }
  }

  example "fails" "switched off" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id                 = "cache"
      engine                     = "redis"
      node_type                  = "cache.t4g.small"
      auto_minor_version_upgrade = false
    }
  }

  example "passes" "not written" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id = "cache"
      engine     = "redis"
      node_type  = "cache.t4g.small"
    }
  }

  example "passes" "switched on" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id                 = "cache"
      engine                     = "redis"
      node_type                  = "cache.t4g.small"
      auto_minor_version_upgrade = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "auto_minor_version_upgrade" {
      type = bool
    }

    resource "aws_elasticache_cluster" "cache" {
      cluster_id                 = "cache"
      engine                     = "redis"
      node_type                  = "cache.t4g.small"
      auto_minor_version_upgrade = var.auto_minor_version_upgrade
    }
  }
}
