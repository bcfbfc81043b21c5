variable "keys" {
  type    = list(string)
  default = []
}

resource "aws_eks_cluster" "this" {
  for_each = toset(["ferry"])

  name     = each.key
  role_arn = "arn:aws:iam::111122223333:role/eks"

  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

# A computed attribute of a written block.
resource "aws_ec2_tag" "direct" {
  resource_id = aws_eks_cluster.this["ferry"].vpc_config[0].cluster_security_group_id
  key         = "Name"
  value       = "ferry"
}

# The same through a whole resource.
resource "aws_ec2_tag" "whole" {
  for_each = aws_eks_cluster.this

  resource_id = each.value.vpc_config[0].cluster_security_group_id
  key         = "Name"
  value       = each.key
}

# A block of a type that is in no schema may hold more than is written.
resource "quay_node" "relay" {
  relay {
    name = "north"
  }
}

resource "aws_ssm_parameter" "token" {
  name  = "token"
  type  = "SecureString"
  value = quay_node.relay.relay[0].token
}

# The empty arm has the other arm's type.
resource "aws_kms_alias" "none" {
  for_each = length(var.keys) > 0 ? toset(var.keys) : []

  name          = "alias/${each.key}"
  target_key_id = each.key
}

# A region that is null is the provider's.
data "aws_region" "current" {
  region = null
}

resource "aws_sns_topic" "regional" {
  name = "arrivals-${data.aws_region.current.name}"
}
