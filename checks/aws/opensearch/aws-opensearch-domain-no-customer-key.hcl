check "aws-opensearch-domain-no-customer-key" {
  title    = "OpenSearch domain is not encrypted under a key of its owner"
  severity = "low"
  on       = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail     = self.encrypt_at_rest.kms_key_id == null
  at       = self.encrypt_at_rest.kms_key_id
  message  = "encrypt_at_rest names no kms_key_id"
  why      = "Under the key that AWS manages, access to the key cannot be restricted, recorded apart or revoked."
  remedy   = "Set kms_key_id in encrypt_at_rest to an aws_kms_key."
  aliases  = ["CKV_AWS_247", "AC_AWS_0111"]
  since    = "0.1"

  fix {
    unsafe = "Replaces the domain: restore its indexes from a snapshot; a key costs by the month"
    set    = { "encrypt_at_rest.enabled" = true, "encrypt_at_rest.kms_key_id" = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Search domain"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "AWS's key" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      encrypt_at_rest {
        enabled = true
      }
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "a key of this account" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      encrypt_at_rest {
        enabled    = true
        kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
      }
    }
  }
}
