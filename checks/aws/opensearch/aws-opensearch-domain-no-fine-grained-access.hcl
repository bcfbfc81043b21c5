check "aws-opensearch-domain-no-fine-grained-access" {
  title      = "OpenSearch domain has no users and roles of its own"
  severity   = "low"
  on         = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail       = !(self.advanced_security_options.enabled && self.advanced_security_options.internal_user_database_enabled)
  at         = self.advanced_security_options.enabled
  message    = "advanced_security_options does not enable fine-grained access control with an internal user database"
  why        = "Whoever may call the domain may read and delete every index of it."
  remedy     = "Add advanced_security_options with enabled = true and internal_user_database_enabled = true, and a master user."
  aliases    = ["CKV2_AWS_52", "OPENSEARCH_ACCESS_CONTROL_ENABLED"]
  similar_to = ["AwsSolutions-OS5"]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "switched off" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      advanced_security_options {
        enabled = false
      }
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "switched on" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      advanced_security_options {
        enabled                        = true
        internal_user_database_enabled = true
      }
    }
  }
}
