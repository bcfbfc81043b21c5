check "aws-dax-cluster-unencrypted" {
  title    = "DAX cluster is stored unencrypted"
  severity = "high"
  on       = ["aws_dax_cluster"]
  fail     = !self.server_side_encryption.enabled
  at       = self.server_side_encryption.enabled
  message  = "server_side_encryption is not enabled"
  why      = "Items of the tables lie readable in the cache."
  remedy   = "Add server_side_encryption { enabled = true }."
  aliases  = ["CKV_AWS_47", "AVD-AWS-0023", "W83", "AwsSolutions-DDB4", "DAX_ENCRYPTION_ENABLED", "AC_AWS_0375"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster"
    set    = { "server_side_encryption.enabled" = true }
  }

  example "fails" "not written" {
    resource "aws_dax_cluster" "cache" {
      cluster_name       = "cache"
      iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
      node_type          = "dax.t3.small"
      replication_factor = 1
    }
  }

  example "fails" "switched off" {
    resource "aws_dax_cluster" "cache" {
      cluster_name       = "cache"
      iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
      node_type          = "dax.t3.small"
      replication_factor = 1

      server_side_encryption {
        enabled = false
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_dax_cluster" "cache" {
      cluster_name       = "cache"
      iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
      node_type          = "dax.t3.small"
      replication_factor = 1

      server_side_encryption {
        enabled = true
      }
    }
  }
}
