check "aws-redshift-cluster-logging-disabled" {
  title      = "Redshift cluster keeps no audit log"
  severity   = "low"
  on         = ["aws_redshift_cluster"]
  fail       = !self.logging.enable && length(referrers("aws_redshift_logging")) == 0
  at         = self.logging
  message    = "No audit log of connections and queries is delivered"
  why        = "Without the log it cannot be told afterwards who connected and what they read."
  remedy     = "Add an aws_redshift_logging for the cluster (before version 6 of the provider, a logging block with enable = true)."
  similar_to = ["CKV_AWS_71", "AwsSolutions-RS5", "REDSHIFT_CLUSTER_CONFIGURATION_CHECK", "AC_AWS_0200"]
  cwe        = [778]
  since      = "0.1"

  fix {
    unsafe = "Logs cost"

    add "aws_redshift_logging" {
      cluster_identifier   = self.id
      log_destination_type = "cloudwatch"
      log_exports          = ["connectionlog", "userlog", "useractivitylog"]
    }
  }

  example "fails" "not written" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
    }
  }

  example "passes" "a resource of its own" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
    }

    resource "aws_redshift_logging" "warehouse" {
      cluster_identifier   = aws_redshift_cluster.warehouse.id
      log_destination_type = "cloudwatch"
      log_exports          = ["connectionlog", "userlog"]
    }
  }
}
