check "aws-redshift-cluster-publicly-accessible" {
  title    = "Redshift cluster has a public address"
  severity = "high"
  on       = ["aws_redshift_cluster"]
  fail     = self.publicly_accessible
  at       = self.publicly_accessible
  message  = "publicly_accessible is true, or left to a provider that makes it so"
  why      = "A warehouse on a public address is one wrong security group rule and one password away from everyone."
  remedy   = "Set publicly_accessible = false, and reach the cluster from within its VPC."
  aliases  = ["CKV_AWS_87", "AwsSolutions-RS8", "REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK", "AC_AWS_0199"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Whoever connects from the internet is locked out"
    set    = { publicly_accessible = false }
  }

  example "fails" "public" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier  = "warehouse"
      node_type           = "ra3.large"
      cluster_type        = "single-node"
      publicly_accessible = true
    }
  }

  example "fails" "not written, with a provider that makes it public" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
    }

    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "~> 5.60"
        }
      }
    }
  }

  example "passes" "private" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier  = "warehouse"
      node_type           = "ra3.large"
      cluster_type        = "single-node"
      publicly_accessible = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "publicly_accessible" {
      type = bool
    }

    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier  = "warehouse"
      node_type           = "ra3.large"
      cluster_type        = "single-node"
      publicly_accessible = var.publicly_accessible
    }
  }
}
