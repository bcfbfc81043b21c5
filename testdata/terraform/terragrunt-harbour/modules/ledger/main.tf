variable "bucket" {}
variable "sources" { type = list(string) }
variable "key" { type = string }
variable "policy" { type = string }
variable "size" {}
variable "labels" { type = map(string) }

resource "aws_security_group" "ledger" {
  name = "ledger"
  tags = var.labels

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.sources
  }
}

resource "aws_ebs_volume" "ledger" {
  availability_zone = "eu-north-1a"
  size              = var.size
  encrypted         = true
  kms_key_id        = var.key
  tags              = { from = var.policy, bucket = var.bucket }
}

resource "aws_iam_policy" "ledger" {
  policy = file(var.policy)
}

output "size" {
  value = var.size
}
