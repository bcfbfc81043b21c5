check "aws-opensearch-domain-logging-disabled" {
  title      = "OpenSearch domain publishes no logs"
  severity   = "low"
  on         = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail       = !anytrue([for log in self.log_publishing_options : log.enabled != false])
  message    = "No log_publishing_options is enabled"
  why        = "Errors, slow queries and failed sign-ins leave no trace outside the domain."
  remedy     = "Add log_publishing_options for ES_APPLICATION_LOGS and AUDIT_LOGS."
  aliases    = ["CKV_AWS_84", "AVD-AWS-0042"]
  similar_to = ["AwsSolutions-OS9", "ELASTICSEARCH_LOGS_TO_CLOUDWATCH", "ELASTICSEARCH_APPLICATION_LOGGING_ENABLED", "OPENSEARCH_APPLICATION_LOGGING_ENABLED", "AC_AWS_0105"]
  cwe        = [778]
  since      = "0.1"

  fix {
    unsafe = "Logs cost, and CloudWatch must let the domain write them (aws_cloudwatch_log_resource_policy)"
    leaves = ["aws-cloudwatch-log-group-no-customer-key"]
    set = {
      "log_publishing_options.cloudwatch_log_group_arn" = added.aws_cloudwatch_log_group.arn
      "log_publishing_options.enabled"                  = true
      "log_publishing_options.log_type"                 = "ES_APPLICATION_LOGS"
    }

    add "aws_cloudwatch_log_group" {
      retention_in_days = 365
    }
  }

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "switched off" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      log_publishing_options {
        cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:search"
        log_type                 = "ES_APPLICATION_LOGS"
        enabled                  = false
      }
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "application logs" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      log_publishing_options {
        cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:search"
        log_type                 = "ES_APPLICATION_LOGS"
      }
    }
  }
}
