check "aws-redshift-cluster-no-snapshots" {
  title    = "Redshift cluster makes no automated snapshots"
  severity = "medium"
  on       = ["aws_redshift_cluster"]
  fail     = self.automated_snapshot_retention_period == 0
  at       = self.automated_snapshot_retention_period
  message  = "automated_snapshot_retention_period is 0"
  why      = "Without snapshots what is dropped or overwritten is gone."
  remedy   = "Remove automated_snapshot_retention_period (a day is kept then), or set it to at least 7."
  aliases  = ["CKV_AWS_343", "AwsSolutions-RS10", "REDSHIFT_BACKUP_ENABLED"]
  since    = "0.1"

  fix {
    unsafe = "Snapshots cost"
    set    = { automated_snapshot_retention_period = 7 }
  }

  example "fails" "none" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier                  = "warehouse"
      node_type                           = "ra3.large"
      cluster_type                        = "single-node"
      automated_snapshot_retention_period = 0
    }
  }

  example "passes" "not written: one day" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
    }
  }

  example "passes" "a week" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier                  = "warehouse"
      node_type                           = "ra3.large"
      cluster_type                        = "single-node"
      automated_snapshot_retention_period = 7
    }
  }

  example "unknown" "from a variable without a value" {
    variable "automated_snapshot_retention_period" {
      type = number
    }

    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier                  = "warehouse"
      node_type                           = "ra3.large"
      cluster_type                        = "single-node"
      automated_snapshot_retention_period = var.automated_snapshot_retention_period
    }
  }
}
