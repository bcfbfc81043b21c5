check "aws-dax-cluster-plain-traffic" {
  title    = "DAX takes unencrypted connections"
  severity = "medium"
  on       = ["aws_dax_cluster"]
  fail     = self.cluster_endpoint_encryption_type == null || self.cluster_endpoint_encryption_type == "NONE"
  at       = self.cluster_endpoint_encryption_type
  message  = "cluster_endpoint_encryption_type is not \"TLS\""
  why      = "Items and requests cross the network readable."
  remedy   = "Set cluster_endpoint_encryption_type = \"TLS\"."
  aliases  = ["CKV_AWS_239"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster, and clients must speak TLS"
    set    = { cluster_endpoint_encryption_type = "TLS" }
  }

  example "fails" "not written" {
    resource "aws_dax_cluster" "cache" {
      cluster_name       = "cache"
      iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
      node_type          = "dax.t3.small"
      replication_factor = 1
    }
  }

  example "fails" "none" {
    resource "aws_dax_cluster" "cache" {
      cluster_name                     = "cache"
      iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
      node_type                        = "dax.t3.small"
      replication_factor               = 1
      cluster_endpoint_encryption_type = "NONE"
    }
  }

  example "passes" "TLS" {
    resource "aws_dax_cluster" "cache" {
      cluster_name                     = "cache"
      iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
      node_type                        = "dax.t3.small"
      replication_factor               = 1
      cluster_endpoint_encryption_type = "TLS"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "cluster_endpoint_encryption_type" {
      type = string
    }

    resource "aws_dax_cluster" "cache" {
      cluster_name                     = "cache"
      iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
      node_type                        = "dax.t3.small"
      replication_factor               = 1
      cluster_endpoint_encryption_type = var.cluster_endpoint_encryption_type
    }
  }
}
