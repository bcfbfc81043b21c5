check "aws-rds-instance-enhanced-monitoring-disabled" {
  title    = "Database instance has no enhanced monitoring"
  severity = "info"
  on       = ["aws_db_instance", "aws_rds_cluster_instance"]
  fail     = self.monitoring_interval == null || self.monitoring_interval == 0
  at       = self.monitoring_interval
  message  = "monitoring_interval is 0: metrics of the operating system are not collected"
  why      = "The metrics that every instance has come once a minute and from outside. What a process does to memory, disk and CPU, by load or by an intruder, shows only in the metrics of the operating system."
  remedy   = "Set monitoring_interval to 60 or less, and monitoring_role_arn to a role with the managed policy AmazonRDSEnhancedMonitoringRole."
  aliases  = ["CKV_AWS_118", "RDS_ENHANCED_MONITORING_ENABLED"]
  since    = "0.1"

  fix {
    unsafe = "The metrics are logs, which cost"
    set    = { monitoring_interval = 60, monitoring_role_arn = added.aws_iam_role.arn }

    add "aws_iam_role" {
      assume_role_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Action    = "sts:AssumeRole"
          Principal = { Service = "monitoring.rds.amazonaws.com" }
        }]
      })
    }

    add "aws_iam_role_policy_attachment" {
      role       = added.aws_iam_role.name
      policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
    }
  }

  example "fails" "not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "fails" "zero, for an instance of a cluster" {
    resource "aws_rds_cluster_instance" "main" {
      cluster_identifier  = "main"
      engine              = "aurora-postgresql"
      instance_class      = "db.r6g.large"
      monitoring_interval = 0
    }
  }

  example "passes" "every minute" {
    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      monitoring_interval = 60
      monitoring_role_arn = "arn:aws:iam::111122223333:role/rds-monitoring"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "interval" {
      type = number
    }

    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      monitoring_interval = var.interval
    }
  }
}
