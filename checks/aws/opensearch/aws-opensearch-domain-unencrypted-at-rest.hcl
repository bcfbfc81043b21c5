check "aws-opensearch-domain-unencrypted-at-rest" {
  title    = "OpenSearch domain stores its data unencrypted"
  severity = "high"
  on       = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail     = !self.encrypt_at_rest.enabled
  at       = self.encrypt_at_rest.enabled
  message  = "encrypt_at_rest.enabled is not true: indices, logs, swap and snapshots are not encrypted"
  why      = "Search indices hold copies of the data of other systems, often personal. Without encryption whoever gets at the storage or a snapshot reads all of it."
  remedy   = "Add encrypt_at_rest with enabled = true, and kms_key_id for a key of your own."
  aliases  = ["CKV_AWS_5", "AVD-AWS-0048", "W54", "AwsSolutions-OS8", "ELASTICSEARCH_ENCRYPTED_AT_REST", "OPENSEARCH_ENCRYPTED_AT_REST", "AC_AWS_0112"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Domains of old versions are replaced, others are rebuilt on new nodes; it cannot be switched off again"
    set    = { "encrypt_at_rest.enabled" = true }
  }

  example "fails" "not written" {
    resource "aws_opensearch_domain" "logs" {
      domain_name = "logs"
    }
  }

  example "fails" "switched off, Elasticsearch" {
    resource "aws_elasticsearch_domain" "logs" {
      domain_name = "logs"

      encrypt_at_rest {
        enabled = false
      }
    }
  }

  example "passes" "encrypted" {
    resource "aws_opensearch_domain" "logs" {
      domain_name = "logs"

      encrypt_at_rest {
        enabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_opensearch_domain" "logs" {
      domain_name = "logs"

      encrypt_at_rest {
        enabled = var.encrypted
      }
    }
  }
}
