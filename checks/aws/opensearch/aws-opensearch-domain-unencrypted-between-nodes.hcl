check "aws-opensearch-domain-unencrypted-between-nodes" {
  title      = "OpenSearch nodes talk to each other unencrypted"
  severity   = "medium"
  on         = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  when       = self.cluster_config.instance_count != null && self.cluster_config.instance_count > 1 || self.cluster_config.dedicated_master_enabled
  fail       = !self.node_to_node_encryption.enabled
  at         = self.node_to_node_encryption.enabled
  message    = "node_to_node_encryption is not enabled"
  why        = "What is indexed and searched crosses the network between the nodes readable."
  remedy     = "Add node_to_node_encryption { enabled = true }. It cannot be switched off again."
  aliases    = ["CKV_AWS_6", "W85", "AwsSolutions-OS2", "ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK", "OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK", "AC_AWS_0468"]
  similar_to = ["AVD-AWS-0043"]
  cwe        = [319]
  since      = "0.1"

  fix {
    unsafe = "Domains of old versions are replaced, others are rebuilt on new nodes; it cannot be switched off again"
    set    = { "node_to_node_encryption.enabled" = true }
  }

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      cluster_config {
        instance_count = 3
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      cluster_config {
        instance_count = 3
      }

      node_to_node_encryption {
        enabled = false
      }
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"

      cluster_config {
        instance_count = 2
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      cluster_config {
        instance_count = 3
      }

      node_to_node_encryption {
        enabled = true
      }
    }
  }

  example "passes" "one node talks to nobody" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "between" {
      type = bool
    }

    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      cluster_config {
        instance_count = 3
      }

      node_to_node_encryption {
        enabled = var.between
      }
    }
  }
}
