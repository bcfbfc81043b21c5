check "aws-opensearch-domain-audit-log-disabled" {
  title      = "OpenSearch domain publishes no audit log"
  severity   = "low"
  on         = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail       = !anytrue([for log in self.log_publishing_options : log.log_type == "AUDIT_LOGS" && log.enabled != false])
  message    = "No log_publishing_options is enabled for AUDIT_LOGS"
  why        = "Without the audit log it cannot be told afterwards who signed in and what they searched for, read or deleted."
  remedy     = "Add log_publishing_options with log_type = \"AUDIT_LOGS\" (needs advanced_security_options)."
  similar_to = ["CKV_AWS_317", "ELASTICSEARCH_AUDIT_LOGGING_ENABLED", "OPENSEARCH_AUDIT_LOGGING_ENABLED"]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "other logs" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      log_publishing_options {
        cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:search"
        log_type                 = "ES_APPLICATION_LOGS"
      }
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "audit logs" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      log_publishing_options {
        cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:search"
        log_type                 = "AUDIT_LOGS"
      }
    }
  }
}
