check "aws-opensearch-domain-default-security-group" {
  title    = "OpenSearch domain has no security group of its own"
  severity = "low"
  on       = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  fail     = length(self.vpc_options.security_group_ids) == 0
  at       = self.vpc_options.security_group_ids
  message  = "vpc_options names no security_group_ids"
  why      = "The default security group of the VPC is shared with whatever else names none, and lets all of it in."
  remedy   = "Set security_group_ids in vpc_options."
  aliases  = ["CKV_AWS_248"]
  since    = "0.1"

  example "fails" "none named" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      vpc_options {
        subnet_ids = ["subnet-0123456789abcdef0"]
      }
    }
  }

  example "fails" "not in a VPC" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "fails" "Elasticsearch" {
    resource "aws_elasticsearch_domain" "search" {
      domain_name = "search"
    }
  }

  example "passes" "one named" {
    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      vpc_options {
        subnet_ids         = ["subnet-0123456789abcdef0"]
        security_group_ids = ["sg-0123456789abcdef0"]
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "groups" {
      type = list(string)
    }

    resource "aws_opensearch_domain" "search" {
      domain_name = "search"

      vpc_options {
        subnet_ids         = ["subnet-0123456789abcdef0"]
        security_group_ids = var.groups
      }
    }
  }
}
