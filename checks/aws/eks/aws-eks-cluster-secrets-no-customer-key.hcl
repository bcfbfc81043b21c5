check "aws-eks-cluster-secrets-no-customer-key" {
  title    = "Kubernetes secrets are not encrypted under a key of their owner"
  severity = "medium"
  on       = ["aws_eks_cluster"]
  fail     = !contains(self.encryption_config.resources, "secrets")
  at       = self.encryption_config
  message  = "encryption_config does not name \"secrets\""
  why      = "Passwords and tokens of everything in the cluster are kept as Kubernetes secrets. Under a customer key, reading them from etcd or its backups takes a second permission, each use is recorded, and access can be cut off at once."
  remedy   = "Add an encryption_config with resources = [\"secrets\"] and provider.key_arn set to an aws_kms_key."
  aliases  = ["CKV_AWS_58", "AVD-AWS-0039", "W82", "EKS_CLUSTER_ENCRYPTION_RULE"]
  since    = "0.1"

  fix {
    unsafe = "It can never be switched off again, and without the key the cluster is lost; a key costs by the month"
    set    = { "encryption_config.resources" = ["secrets"], "encryption_config.provider.key_arn" = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Kubernetes secrets"
      enable_key_rotation = true
    }
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

  example "passes" "encrypted" {
    resource "aws_kms_key" "eks" {
      enable_key_rotation = true
    }

    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      encryption_config {
        resources = ["secrets"]

        provider {
          key_arn = aws_kms_key.eks.arn
        }
      }

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }

  example "unknown" "only with a key from a variable without a value" {
    variable "kms_key_arn" {
      type = string
    }

    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"

      dynamic "encryption_config" {
        for_each = var.kms_key_arn == null ? [] : [var.kms_key_arn]

        content {
          resources = ["secrets"]

          provider {
            key_arn = encryption_config.value
          }
        }
      }

      vpc_config {
        subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }
}
