check "aws-eks-cluster-endpoint-open-to-world" {
  title      = "EKS cluster's API is open to everyone"
  severity   = "high"
  on         = ["aws_eks_cluster"]
  fail       = self.vpc_config.endpoint_public_access != false && (self.vpc_config.public_access_cidrs == null || net_any_everyone(self.vpc_config.public_access_cidrs))
  at         = self.vpc_config.public_access_cidrs
  message    = self.vpc_config.public_access_cidrs == null ? "The public API endpoint is open to 0.0.0.0/0, the default of public_access_cidrs" : "The public API endpoint is open to ${join(", ", [for cidr in self.vpc_config.public_access_cidrs : cidr if net_is_everyone(cidr)])}"
  why        = "Whoever gets hold of a token or finds a flaw of the API server can use it from anywhere. A cluster's API gives all that runs in it."
  remedy     = "Set vpc_config.public_access_cidrs to the networks that administrators and CI come from, or endpoint_public_access = false with endpoint_private_access = true."
  aliases    = ["CKV_AWS_38"]
  similar_to = ["AVD-AWS-0041", "AwsSolutions-EKS1", "EKS_ENDPOINT_NO_PUBLIC_ACCESS"]
  cwe        = [668]
  since      = "0.1"

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

  example "fails" "written out" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids             = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
        endpoint_public_access = true
        public_access_cidrs    = ["0.0.0.0/0"]
      }
    }
  }

  example "passes" "narrowed" {
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
        public_access_cidrs = ["198.51.100.0/24"]
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

  example "unknown" "networks from a variable without a value" {
    variable "admin_cidrs" {
      type = list(string)
    }

    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      vpc_config {
        subnet_ids          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
        public_access_cidrs = var.admin_cidrs
      }
    }
  }
}
