check "aws-opensearch-domain-unencrypted-between-nodes" {
  title    = "OpenSearch nodes talk to each other unencrypted"
  severity = "medium"
  on       = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail     = !self.node_to_node_encryption.enabled
  at       = self.node_to_node_encryption.enabled
  message  = "node_to_node_encryption is not enabled"
  why      = "What is indexed and searched crosses the network between the nodes readable."
  remedy   = "Add node_to_node_encryption { enabled = true }."
  aliases  = ["CKV_AWS_6", "AVD-AWS-0043"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "switched off" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
      node_to_node_encryption {
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
      node_to_node_encryption {
        enabled = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "between" {
      type = bool
    }

    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      node_to_node_encryption {
        enabled = var.between
      }
    }
  }
}
