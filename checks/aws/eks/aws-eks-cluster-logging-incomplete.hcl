check "aws-eks-cluster-logging-incomplete" {
  title    = "EKS cluster does not log all of its control plane"
  severity = "medium"
  on       = ["aws_eks_cluster"]
  fail     = !alltrue([for type in ["api", "audit", "authenticator", "controllerManager", "scheduler"] : contains(self.enabled_cluster_log_types, type)])
  at       = self.enabled_cluster_log_types
  message  = "Not logged: ${join(", ", [for type in ["api", "audit", "authenticator", "controllerManager", "scheduler"] : type if !contains(self.enabled_cluster_log_types, type)])}"
  why      = "The audit and authenticator logs are the only record of who did what to the cluster. Without them an intrusion into it cannot be noticed or followed."
  remedy   = "Set enabled_cluster_log_types = [\"api\", \"audit\", \"authenticator\", \"controllerManager\", \"scheduler\"]."
  aliases  = ["CKV_AWS_37", "AVD-AWS-0038", "AwsSolutions-EKS2", "AC_AWS_0465"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "Logs cost"
    set    = { enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"] }
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

  example "fails" "some of them" {
    resource "aws_eks_cluster" "main" {
      name                      = "main"
      role_arn                  = "arn:aws:iam::111122223333:role/eks"
      enabled_cluster_log_types = ["api", "audit"]

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "passes" "all of them" {
    resource "aws_eks_cluster" "main" {
      name                      = "main"
      role_arn                  = "arn:aws:iam::111122223333:role/eks"
      enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "log_types" {
      type = list(string)
    }

    resource "aws_eks_cluster" "main" {
      name                      = "main"
      role_arn                  = "arn:aws:iam::111122223333:role/eks"
      enabled_cluster_log_types = var.log_types

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }
}
