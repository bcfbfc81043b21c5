check "aws-rds-cluster-storage-unencrypted" {
  title      = "RDS cluster stores its data unencrypted"
  severity   = "high"
  on         = ["aws_rds_cluster"]
  when       = self.replication_source_identifier == null && !(self.storage_encrypted == null && (self.engine_mode == "serverless" || self.snapshot_identifier != null || self.restore_to_point_in_time != null || self.global_cluster_identifier != null))
  fail       = !self.storage_encrypted
  at         = self.storage_encrypted
  message    = "storage_encrypted is not true: the volume, backups and snapshots of this cluster are not encrypted"
  why        = "A snapshot that is shared or copied by mistake can be read by whoever gets it. Encryption cannot be switched on later: the cluster has to be restored from a snapshot under a key."
  remedy     = "Set storage_encrypted = true, with kms_key_id for a key of your own. For a cluster that exists, restore a snapshot with kms_key_id set."
  aliases    = ["CKV_AWS_96", "F26", "AwsSolutions-RDS2", "AC_AWS_0186"]
  similar_to = ["AVD-AWS-0079"]
  cwe        = [311]
  since      = "0.1"

  fix {
    unsafe = "Replaces the cluster: restore it from a snapshot under a key"
    set    = { storage_encrypted = true }
  }

  example "fails" "not written" {
    resource "aws_rds_cluster" "main" {
      engine = "aurora-postgresql"
    }
  }

  example "fails" "switched off" {
    resource "aws_rds_cluster" "main" {
      engine            = "aurora-mysql"
      storage_encrypted = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_rds_cluster" "main" {
      engine            = "aurora-postgresql"
      storage_encrypted = true
    }
  }

  example "passes" "engine mode serverless is encrypted by default" {
    resource "aws_rds_cluster" "main" {
      engine      = "aurora-mysql"
      engine_mode = "serverless"
    }
  }

  example "passes" "restored from a snapshot, as encrypted as that" {
    resource "aws_rds_cluster" "main" {
      engine              = "aurora-mysql"
      snapshot_identifier = "rds:production-2024-06-26-06-05"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_rds_cluster" "main" {
      engine            = "aurora-postgresql"
      storage_encrypted = var.encrypted
    }
  }
}
