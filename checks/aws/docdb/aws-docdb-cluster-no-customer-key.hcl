check "aws-docdb-cluster-no-customer-key" {
  title    = "DocumentDB cluster is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_docdb_cluster"]
  fail     = self.kms_key_id == null
  at       = self.kms_key_id
  message  = "kms_key_id is not set"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set kms_key_id to the ARN of an aws_kms_key, and storage_encrypted = true."
  aliases  = ["CKV_AWS_182", "AVD-AWS-0022"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster: restore it from a snapshot; a key costs by the month"
    set    = { storage_encrypted = true, kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Database"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      engine             = "docdb"
      storage_encrypted  = true
    }
  }

  example "passes" "a key of this account" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      engine             = "docdb"
      storage_encrypted  = true
      kms_key_id         = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }
}
