# Terraform leaves out a provider that nothing needs, and with it the names in it.
provider "kubernetes" {
  host = data.aws_eks_cluster.removed.endpoint
}

data "aws_caller_identity" "current" {}

resource "aws_sqs_queue" "berths" {
  name = "berths-${data.aws_caller_identity.current.account_id}"
}
