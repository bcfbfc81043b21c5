check "aws-eks-node-group-ssh-open-to-world" {
  title    = "Nodes of an EKS cluster let everyone reach SSH"
  severity = "high"
  on       = ["aws_eks_node_group"]
  fail     = self.remote_access.ec2_ssh_key != null && length(self.remote_access.source_security_group_ids) == 0
  at       = self.remote_access
  message  = "remote_access has a key but no source_security_group_ids"
  why      = "Without source security groups port 22 of the nodes is opened to the whole internet."
  remedy   = "Set source_security_group_ids in remote_access, or use Session Manager and remove remote_access."
  aliases  = ["CKV_AWS_100"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the nodes, and locks out who signs in over SSH"
    remove = ["remote_access"]
  }

  example "fails" "a key alone" {
    resource "aws_eks_node_group" "main" {
      cluster_name    = "main"
      node_group_name = "main"
      node_role_arn   = "arn:aws:iam::111122223333:role/node"
      subnet_ids      = ["subnet-0123456789abcdef0"]

      scaling_config {
        desired_size = 1
        max_size     = 2
        min_size     = 1
      }

      remote_access {
        ec2_ssh_key = "admin"
      }
    }
  }

  example "passes" "from a security group" {
    resource "aws_eks_node_group" "main" {
      cluster_name    = "main"
      node_group_name = "main"
      node_role_arn   = "arn:aws:iam::111122223333:role/node"
      subnet_ids      = ["subnet-0123456789abcdef0"]

      scaling_config {
        desired_size = 1
        max_size     = 2
        min_size     = 1
      }

      remote_access {
        ec2_ssh_key               = "admin"
        source_security_group_ids = ["sg-0123456789abcdef0"]
      }
    }
  }

  example "passes" "not written" {
    resource "aws_eks_node_group" "main" {
      cluster_name    = "main"
      node_group_name = "main"
      node_role_arn   = "arn:aws:iam::111122223333:role/node"
      subnet_ids      = ["subnet-0123456789abcdef0"]

      scaling_config {
        desired_size = 1
        max_size     = 2
        min_size     = 1
      }
    }
  }
}
