check "aws-rds-performance-insights-no-customer-key" {
  title    = "Performance Insights is not encrypted under a key of its owner"
  severity = "info"
  on       = ["aws_db_instance", "aws_rds_cluster_instance"]
  when     = self.performance_insights_enabled
  fail     = self.performance_insights_kms_key_id == null
  at       = self.performance_insights_kms_key_id
  message  = "performance_insights_kms_key_id is not set"
  why      = "Performance Insights keeps texts of queries, with what stands in them. Under the key that AWS manages, access to them cannot be restricted or revoked apart."
  remedy   = "Set performance_insights_kms_key_id to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_354", "AVD-AWS-0078"]
  since    = "0.1"

  fix {
    unsafe = "The key of Performance Insights cannot be changed while it is switched on; a key costs by the month"
    set    = { performance_insights_kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Performance Insights"
      enable_key_rotation = true
    }
  }

  example "fails" "an instance" {
    resource "aws_db_instance" "main" {
      engine                       = "postgres"
      instance_class               = "db.t4g.medium"
      allocated_storage            = 20
      performance_insights_enabled = true
    }
  }

  example "fails" "an instance of a cluster" {
    resource "aws_rds_cluster_instance" "main" {
      cluster_identifier           = "main"
      engine                       = "aurora-postgresql"
      instance_class               = "db.r6g.large"
      performance_insights_enabled = true
    }
  }

  example "passes" "a key of this account" {
    resource "aws_db_instance" "main" {
      engine                          = "postgres"
      instance_class                  = "db.t4g.medium"
      allocated_storage               = 20
      performance_insights_enabled    = true
      performance_insights_kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }

  example "passes" "switched off" {
    resource "aws_db_instance" "main" {
      engine                       = "postgres"
      instance_class               = "db.t4g.medium"
      allocated_storage            = 20
      performance_insights_enabled = false
    }
  }
}
