check "aws-eks-cluster-public-endpoint" {
  title    = "EKS cluster's API has a public endpoint"
  severity = "low"
  on       = ["aws_eks_cluster"]
  fail     = self.vpc_config.endpoint_public_access != false
  at       = self.vpc_config.endpoint_public_access
  message  = "endpoint_public_access is not false: the Kubernetes API has a public address"
  why      = "Even narrowed to known networks, the API server can be reached from outside the VPC, and one wrong network in the list opens it."
  remedy   = "Set endpoint_private_access = true and endpoint_public_access = false in vpc_config, and reach the API through a VPN, a bastion or runners in the VPC."
  aliases  = ["CKV_AWS_39", "AVD-AWS-0040", "AwsSolutions-EKS1", "EKS_ENDPOINT_NO_PUBLIC_ACCESS"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Whoever reaches the cluster from outside of its VPC is locked out"
    set    = { "vpc_config.endpoint_private_access" = true, "vpc_config.endpoint_public_access" = false }
  }

  example "fails" "not written" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "passes" "private only" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids              = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
        endpoint_private_access = true
        endpoint_public_access  = false
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids             = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
        endpoint_public_access = var.public
      }
    }
  }
}
