# The region comes from the environment of whoever runs this.
resource "aws_s3_bucket" "anywhere" {}

resource "aws_ebs_volume" "zone" {
  availability_zone = "ap-south-1a"
  size              = 8
}

resource "aws_subnet" "a" {
  vpc_id            = "vpc-1"
  availability_zone = "eu-west-2a"
}

resource "aws_db_proxy" "in_subnets" {
  name           = "orders"
  vpc_subnet_ids = [aws_subnet.a.id]
}

resource "aws_elasticache_replication_group" "nowhere" {
  description = "sessions"
}

resource "aws_eks_node_group" "in_subnets" {
  cluster_name = "work"
  subnet_ids   = [aws_subnet.a.id]
}

resource "aws_kms_key" "own" {
  region = "me-central-1"
}
