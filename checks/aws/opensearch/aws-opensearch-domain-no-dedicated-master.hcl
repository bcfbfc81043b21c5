check "aws-opensearch-domain-no-dedicated-master" {
  title    = "OpenSearch domain has no dedicated master nodes"
  severity = "info"
  on       = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail     = !self.cluster_config.dedicated_master_enabled
  at       = self.cluster_config.dedicated_master_enabled
  message  = "dedicated_master_enabled is not true"
  why      = "A data node under load that is also the master takes the whole cluster down with it."
  remedy   = "Set dedicated_master_enabled = true and dedicated_master_count = 3 in cluster_config; small domains for development may do without."
  aliases  = ["CKV2_AWS_59", "AwsSolutions-OS4"]
  since    = "0.1"

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

  example "fails" "switched off" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      cluster_config {
        dedicated_master_enabled = false
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
      }
    }
  }
}
