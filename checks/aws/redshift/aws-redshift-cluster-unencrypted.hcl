check "aws-redshift-cluster-unencrypted" {
  title      = "Redshift cluster is stored unencrypted"
  severity   = "high"
  on         = ["aws_redshift_cluster"]
  fail       = self.encrypted == "false"
  at         = self.encrypted
  message    = "encrypted is false"
  why        = "The warehouse, its backups and snapshots are readable to anyone who gets at the media or at a copied snapshot."
  remedy     = "Set encrypted = true, and kms_key_id for a key of your own."
  similar_to = ["CKV_AWS_64", "F28", "AwsSolutions-RS6", "REDSHIFT_CLUSTER_CONFIGURATION_CHECK", "AC_AWS_0198"]
  cwe        = [311]
  since      = "0.1"

  fix {
    unsafe = "The cluster can only be read while it is encrypted"
    set    = { encrypted = true }
  }

  example "fails" "switched off" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
      encrypted          = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
      encrypted          = true
    }
  }

  example "passes" "not written: Redshift encrypts new clusters" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
      encrypted          = var.encrypted
    }
  }
}
