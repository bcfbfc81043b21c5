check "aws-elasticache-cluster-default-subnets" {
  title    = "ElastiCache cluster lies in the default subnets"
  severity = "low"
  on       = ["aws_elasticache_cluster"]
  when     = self.replication_group_id == null
  fail     = self.subnet_group_name == null || self.subnet_group_name == "default"
  at       = self.subnet_group_name
  message  = "subnet_group_name is not set"
  why      = "The default subnet group is made of the default VPC, whose subnets are public and shared by everything else."
  remedy   = "Set subnet_group_name to an aws_elasticache_subnet_group of private subnets."
  aliases  = ["CKV_AWS_323"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id = "cache"
      engine     = "redis"
      node_type  = "cache.t4g.small"
    }
  }

  example "fails" "the default group" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id        = "cache"
      engine            = "redis"
      node_type         = "cache.t4g.small"
      subnet_group_name = "default"
    }
  }

  example "passes" "private subnets" {
    resource "aws_elasticache_cluster" "cache" {
      cluster_id        = "cache"
      engine            = "redis"
      node_type         = "cache.t4g.small"
      subnet_group_name = "private"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "subnet_group_name" {
      type = string
    }

    resource "aws_elasticache_cluster" "cache" {
      cluster_id        = "cache"
      engine            = "redis"
      node_type         = "cache.t4g.small"
      subnet_group_name = var.subnet_group_name
    }
  }
}
