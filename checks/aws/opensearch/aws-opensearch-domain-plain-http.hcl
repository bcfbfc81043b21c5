check "aws-opensearch-domain-plain-http" {
  title      = "OpenSearch domain answers over plain HTTP"
  severity   = "high"
  on         = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail       = self.domain_endpoint_options == null || self.domain_endpoint_options.enforce_https == false
  at         = self.domain_endpoint_options.enforce_https
  message    = "enforce_https is not in force"
  why        = "Queries, documents and credentials of the clients can be read and changed by anyone on the way."
  remedy     = "Add domain_endpoint_options { enforce_https = true }, with tls_security_policy = \"Policy-Min-TLS-1-2-PFS-2023-10\"."
  aliases    = ["AVD-AWS-0046", "ELASTICSEARCH_HTTPS_REQUIRED", "OPENSEARCH_HTTPS_REQUIRED"]
  similar_to = ["CKV_AWS_83"]
  cwe        = [319]
  since      = "0.1"

  fix {
    unsafe = "Clients of plain HTTP, or of TLS 1.0 and 1.1, are locked out"
    set = {
      "domain_endpoint_options.enforce_https"       = true
      "domain_endpoint_options.tls_security_policy" = "Policy-Min-TLS-1-2-PFS-2023-10"
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

      domain_endpoint_options {
        enforce_https = false
      }
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "enforced" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      domain_endpoint_options {
        enforce_https = true
      }
    }
  }

  example "passes" "enforced by default where the block is written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      domain_endpoint_options {
        tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "https" {
      type = bool
    }

    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      domain_endpoint_options {
        enforce_https = var.https
      }
    }
  }
}
