check "aws-opensearch-domain-outdated-tls" {
  title    = "OpenSearch domain accepts outdated TLS"
  severity = "medium"
  on       = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail     = self.domain_endpoint_options.tls_security_policy == null || self.domain_endpoint_options.tls_security_policy == "Policy-Min-TLS-1-0-2019-07"
  at       = self.domain_endpoint_options.tls_security_policy
  message  = "TLS 1.0 is accepted"
  why      = "TLS 1.0 and 1.1 have known weaknesses and were withdrawn in 2021 (RFC 8996). Someone on the way can make a connection fall back to them."
  remedy   = "Set tls_security_policy = \"Policy-Min-TLS-1-2-PFS-2023-10\" in domain_endpoint_options."
  aliases  = ["CKV_AWS_228", "AVD-AWS-0126"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients that speak only TLS 1.0 or 1.1 are locked out"
    set    = { "domain_endpoint_options.tls_security_policy" = "Policy-Min-TLS-1-2-PFS-2023-10" }
  }

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "TLS 1.0" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      domain_endpoint_options {
        enforce_https       = true
        tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
      }
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "TLS 1.2" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      domain_endpoint_options {
        enforce_https       = true
        tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
      }
    }
  }

  example "passes" "TLS 1.2 with forward secrecy" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      domain_endpoint_options {
        enforce_https       = true
        tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      domain_endpoint_options {
        enforce_https       = true
        tls_security_policy = var.policy
      }
    }
  }
}
