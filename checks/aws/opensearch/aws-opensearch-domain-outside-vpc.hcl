check "aws-opensearch-domain-outside-vpc" {
  title    = "OpenSearch domain is reached over the internet"
  severity = "medium"
  on       = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail     = self.vpc_options == null
  at       = self.vpc_options
  message  = "vpc_options is not written: the endpoint is public"
  why      = "Only the access policy stands between everyone and the data; a wildcard in it has published many an index."
  remedy   = "Add vpc_options with private subnets and a security group. A domain cannot be moved: a new one is needed."
  aliases  = ["CKV_AWS_137", "W90", "AwsSolutions-OS1", "ELASTICSEARCH_IN_VPC_ONLY", "OPENSEARCH_IN_VPC_ONLY"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "in a VPC" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      vpc_options {
        subnet_ids         = ["subnet-0123456789abcdef0"]
        security_group_ids = ["sg-0123456789abcdef0"]
      }
    }
  }
}
