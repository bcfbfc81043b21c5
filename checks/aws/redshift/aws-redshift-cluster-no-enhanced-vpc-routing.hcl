check "aws-redshift-cluster-no-enhanced-vpc-routing" {
  title    = "Redshift cluster loads and unloads data past its VPC"
  severity = "low"
  on       = ["aws_redshift_cluster"]
  fail     = !self.enhanced_vpc_routing
  at       = self.enhanced_vpc_routing
  message  = "enhanced_vpc_routing is not true"
  why      = "COPY and UNLOAD go over the internet, where neither VPC endpoints nor flow logs nor security groups see or hold them."
  remedy   = "Set enhanced_vpc_routing = true, and give the VPC an endpoint for S3."
  aliases  = ["CKV_AWS_321", "REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED"]
  since    = "0.1"

  fix {
    unsafe = "Loads and unloads fail where the VPC has no way to S3, and the cluster is restarted"
    set    = { enhanced_vpc_routing = true }
  }

  example "fails" "not written" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
    }
  }

  example "fails" "switched off" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier   = "warehouse"
      node_type            = "ra3.large"
      cluster_type         = "single-node"
      enhanced_vpc_routing = false
    }
  }

  example "passes" "switched on" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier   = "warehouse"
      node_type            = "ra3.large"
      cluster_type         = "single-node"
      enhanced_vpc_routing = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enhanced_vpc_routing" {
      type = bool
    }

    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier   = "warehouse"
      node_type            = "ra3.large"
      cluster_type         = "single-node"
      enhanced_vpc_routing = var.enhanced_vpc_routing
    }
  }
}
