check "aws-redshift-cluster-no-subnet-group" {
  title    = "Redshift cluster is not placed in subnets of its owner"
  severity = "medium"
  on       = ["aws_redshift_cluster"]
  fail     = self.cluster_subnet_group_name == null
  at       = self.cluster_subnet_group_name
  message  = "cluster_subnet_group_name is not set"
  why      = "Without a subnet group the cluster lands in the default VPC, whose subnets are public and shared by everything else."
  remedy   = "Set cluster_subnet_group_name to an aws_redshift_subnet_group of private subnets."
  aliases  = ["CKV_AWS_154", "AVD-AWS-0127", "AwsSolutions-RS2"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
    }
  }

  example "passes" "private subnets" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier        = "warehouse"
      node_type                 = "ra3.large"
      cluster_type              = "single-node"
      cluster_subnet_group_name = "warehouse"
    }
  }
}
