check "aws-neptune-cluster-storage-unencrypted" {
  title    = "Neptune cluster is stored unencrypted"
  severity = "high"
  on       = ["aws_neptune_cluster"]
  fail     = self.snapshot_identifier == null && !self.storage_encrypted
  at       = self.storage_encrypted
  message  = "storage_encrypted is not true"
  why      = "Storage, backups and snapshots of the graph are readable to anyone who gets at the media or at a copied snapshot. Encryption cannot be switched on later without a new cluster."
  remedy   = "Set storage_encrypted = true, and kms_key_arn for a key of your own."
  aliases  = ["CKV_AWS_44", "AVD-AWS-0076", "F30", "AwsSolutions-N4", "AC_AWS_0493"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster: restore it from a snapshot"
    set    = { storage_encrypted = true }
  }

  example "fails" "not written" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier = "graph"
      engine             = "neptune"
    }
  }

  example "fails" "switched off" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier = "graph"
      engine             = "neptune"
      storage_encrypted  = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier = "graph"
      engine             = "neptune"
      storage_encrypted  = true
    }
  }

  example "passes" "restored from a snapshot, as encrypted as that" {
    resource "aws_neptune_cluster" "graph" {
      cluster_identifier  = "graph"
      engine              = "neptune"
      snapshot_identifier = "graph-2026-01-31"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "storage_encrypted" {
      type = bool
    }

    resource "aws_neptune_cluster" "graph" {
      cluster_identifier = "graph"
      engine             = "neptune"
      storage_encrypted  = var.storage_encrypted
    }
  }
}
