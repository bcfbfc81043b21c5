check "aws-rds-instance-performance-insights-disabled" {
  title    = "Database instance has no Performance Insights"
  severity = "info"
  on       = ["aws_db_instance", "aws_rds_cluster_instance"]
  when     = !anytrue([for cluster in related("aws_rds_cluster") : cluster.performance_insights_enabled])
  fail     = !self.performance_insights_enabled
  at       = self.performance_insights_enabled
  message  = "performance_insights_enabled is not true"
  why      = "Without it nobody can tell afterwards which statements loaded the database, whether the cause was a release, a missing index or someone copying tables."
  remedy   = "Set performance_insights_enabled = true; seven days of history cost nothing."
  aliases  = ["CKV_AWS_353", "AVD-AWS-0133"]
  since    = "0.1"

  fix {
    unsafe = "Some classes of instances do not have it"
    set    = { performance_insights_enabled = true }
    leaves = ["aws-rds-performance-insights-no-customer-key"]
  }

  example "fails" "an instance, not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.r6g.large"
      allocated_storage = 20
    }
  }

  example "fails" "an instance of a cluster, switched off" {
    resource "aws_rds_cluster_instance" "main" {
      cluster_identifier           = "main"
      engine                       = "aurora-postgresql"
      instance_class               = "db.r6g.large"
      performance_insights_enabled = false
    }
  }

  example "passes" "switched on" {
    resource "aws_db_instance" "main" {
      engine                       = "postgres"
      instance_class               = "db.r6g.large"
      allocated_storage            = 20
      performance_insights_enabled = true
    }
  }

  example "passes" "switched on for the whole cluster" {
    resource "aws_rds_cluster" "main" {
      engine                       = "aurora-postgresql"
      performance_insights_enabled = true
    }

    resource "aws_rds_cluster_instance" "main" {
      cluster_identifier = aws_rds_cluster.main.id
      engine             = "aurora-postgresql"
      instance_class     = "db.r6g.large"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "insights" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine                       = "postgres"
      instance_class               = "db.r6g.large"
      allocated_storage            = 20
      performance_insights_enabled = var.insights
    }
  }
}
