check "aws-redshift-cluster-no-customer-key" {
  title    = "Redshift cluster is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_redshift_cluster"]
  fail     = self.kms_key_id == null
  at       = self.kms_key_id
  message  = "kms_key_id is not set"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set kms_key_id to the ARN of an aws_kms_key."
  aliases  = ["CKV_AWS_142", "AVD-AWS-0084"]
  since    = "0.1"

  fix {
    unsafe = "The cluster can only be read while it is encrypted anew; a key costs by the month"
    set    = { encrypted = true, kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Data warehouse"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
      encrypted          = true
    }
  }

  example "passes" "a key of this account" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
      encrypted          = true
      kms_key_id         = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }
}
