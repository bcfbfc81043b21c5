check "aws-docdb-cluster-storage-unencrypted" {
  title    = "DocumentDB cluster stores its data unencrypted"
  severity = "high"
  on       = ["aws_docdb_cluster"]
  when     = self.storage_encrypted != null || self.snapshot_identifier == null
  fail     = !self.storage_encrypted
  at       = self.storage_encrypted
  message  = "storage_encrypted is not true: the volume, backups and snapshots of this cluster are not encrypted"
  why      = "A snapshot that is shared or copied by mistake can be read by whoever gets it. Encryption cannot be switched on later: the cluster has to be restored from a snapshot under a key."
  remedy   = "Set storage_encrypted = true, with kms_key_id for a key of your own."
  aliases  = ["CKV_AWS_74", "AVD-AWS-0021", "AwsSolutions-DOC1", "AC_AWS_0455"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster: restore it from a snapshot"
    set    = { storage_encrypted = true }
  }

  example "fails" "not written" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
    }
  }

  example "fails" "switched off" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      storage_encrypted  = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      storage_encrypted  = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      storage_encrypted  = var.encrypted
    }
  }
}
