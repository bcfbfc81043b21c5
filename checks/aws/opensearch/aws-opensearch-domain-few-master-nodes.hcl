check "aws-opensearch-domain-few-master-nodes" {
  title      = "OpenSearch domain has fewer than three dedicated master nodes"
  severity   = "info"
  on         = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail       = self.cluster_config.dedicated_master_count == null || self.cluster_config.dedicated_master_count != null && self.cluster_config.dedicated_master_count < 3
  at         = self.cluster_config.dedicated_master_count
  message    = "Fewer than three dedicated master nodes"
  why        = "Two masters cannot agree which of them is right when they lose sight of each other; one has no substitute."
  remedy     = "Set dedicated_master_count = 3 in cluster_config."
  aliases    = ["CKV_AWS_318"]
  similar_to = ["ELASTICSEARCH_PRIMARY_NODE_FAULT_TOLERANCE"]
  since      = "0.1"

  fix {
    unsafe = "Three more nodes cost by the hour, and the domain is rebuilt on new nodes"
    set    = { "cluster_config.dedicated_master_count" = 3, "cluster_config.dedicated_master_enabled" = true }
    leaves = ["aws-opensearch-domain-unencrypted-between-nodes"]
  }

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "two" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      cluster_config {
        dedicated_master_enabled = true
        dedicated_master_count   = 2
      }
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "three" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      cluster_config {
        dedicated_master_enabled = true
        dedicated_master_count   = 3
        zone_awareness_enabled   = true
      }
    }
  }
}
