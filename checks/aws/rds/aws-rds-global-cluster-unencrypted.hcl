check "aws-rds-global-cluster-unencrypted" {
  title    = "Aurora global cluster is stored unencrypted"
  severity = "high"
  on       = ["aws_rds_global_cluster"]
  when     = self.source_db_cluster_identifier == null
  fail     = !self.storage_encrypted
  at       = self.storage_encrypted
  message  = "storage_encrypted is not true"
  why      = "Storage, backups and the copies in other regions are readable to anyone who gets at the media or at a copied snapshot."
  remedy   = "Set storage_encrypted = true."
  aliases  = ["CKV_AWS_140"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the global cluster, and its clusters must be encrypted"
    set    = { storage_encrypted = true }
  }

  example "fails" "not written" {
    resource "aws_rds_global_cluster" "world" {
      global_cluster_identifier = "world"
      engine                    = "aurora-postgresql"
    }
  }

  example "fails" "switched off" {
    resource "aws_rds_global_cluster" "world" {
      global_cluster_identifier = "world"
      engine                    = "aurora-postgresql"
      storage_encrypted         = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_rds_global_cluster" "world" {
      global_cluster_identifier = "world"
      engine                    = "aurora-postgresql"
      storage_encrypted         = true
    }
  }

  example "passes" "made from a cluster, as encrypted as that" {
    resource "aws_rds_global_cluster" "world" {
      global_cluster_identifier    = "world"
      engine                       = "aurora-postgresql"
      source_db_cluster_identifier = "arn:aws:rds:eu-central-1:111122223333:cluster:main"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "storage_encrypted" {
      type = bool
    }

    resource "aws_rds_global_cluster" "world" {
      global_cluster_identifier = "world"
      engine                    = "aurora-postgresql"
      storage_encrypted         = var.storage_encrypted
    }
  }
}
