terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

locals {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
}

resource "aws_kms_key" "knowledge" {
  description         = "Documents and graphs"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_docdb_cluster_parameter_group" "audited" {
  family      = "docdb5.0"
  name        = "audited"
  description = "TLS and an audit log"

  parameter {
    name  = "tls"
    value = "enabled"
  }

  parameter {
    name  = "audit_logs"
    value = "all"
  }
}

resource "aws_docdb_cluster_parameter_group" "quiet" {
  family      = "docdb5.0"
  name        = "quiet"
  description = "For old drivers"

  parameter {
    name  = "tls"
    value = "disabled"
  }

  parameter {
    name  = "audit_logs"
    value = "disabled"
  }
}

resource "aws_docdb_cluster" "articles" {
  cluster_identifier              = "articles"
  engine_version                  = "5.0.0"
  master_username                 = "articles"
  manage_master_user_password     = true
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.audited.name
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.knowledge.arn
  backup_retention_period         = 14
  deletion_protection             = true
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
  final_snapshot_identifier       = "articles-last"
}

resource "aws_docdb_cluster_instance" "articles_first" {
  identifier                 = "articles-first"
  cluster_identifier         = aws_docdb_cluster.articles.id
  instance_class             = "db.r6g.large"
  auto_minor_version_upgrade = true
}

resource "aws_docdb_cluster" "drafts" {
  cluster_identifier              = "drafts"
  master_username                 = "drafts"
  manage_master_user_password     = true
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.quiet.name
  skip_final_snapshot             = true
}

resource "aws_docdb_cluster" "notes" {
  cluster_identifier              = "notes"
  master_username                 = "notes"
  manage_master_user_password     = true
  storage_encrypted               = true
  backup_retention_period         = 3
  deletion_protection             = false
  enabled_cloudwatch_logs_exports = ["profiler"]
  skip_final_snapshot             = true
}

resource "aws_neptune_cluster" "people" {
  cluster_identifier                  = "people"
  engine                              = "neptune"
  storage_encrypted                   = true
  kms_key_arn                         = aws_kms_key.knowledge.arn
  backup_retention_period             = 14
  deletion_protection                 = true
  copy_tags_to_snapshot               = true
  iam_database_authentication_enabled = true
  enable_cloudwatch_logs_exports      = ["audit"]
  final_snapshot_identifier           = "people-last"
}

resource "aws_neptune_cluster_instance" "people_first" {
  identifier          = "people-first"
  cluster_identifier  = aws_neptune_cluster.people.id
  engine              = "neptune"
  instance_class      = "db.r6g.large"
  publicly_accessible = false
}

resource "aws_neptune_cluster" "places" {
  cluster_identifier  = "places"
  engine              = "neptune"
  storage_encrypted   = false
  skip_final_snapshot = true
}

resource "aws_neptune_cluster_instance" "places_first" {
  identifier          = "places-first"
  cluster_identifier  = aws_neptune_cluster.places.id
  engine              = "neptune"
  instance_class      = "db.t4g.medium"
  publicly_accessible = true
}

# From a snapshot that was not encrypted.
resource "aws_neptune_cluster" "history" {
  cluster_identifier                  = "history"
  engine                              = "neptune"
  snapshot_identifier                 = "arn:aws:rds:eu-central-1:111122223333:cluster-snapshot:history"
  storage_encrypted                   = false
  backup_retention_period             = 5
  deletion_protection                 = true
  copy_tags_to_snapshot               = true
  iam_database_authentication_enabled = true
  enable_cloudwatch_logs_exports      = ["slowquery"]
  skip_final_snapshot                 = true
}

resource "aws_memorydb_cluster" "sessions" {
  name                     = "sessions"
  acl_name                 = "sessions"
  node_type                = "db.r6g.large"
  num_shards               = 2
  security_group_ids       = ["sg-0a1b2c3d4e5f60718"]
  kms_key_arn              = aws_kms_key.knowledge.arn
  tls_enabled              = true
  snapshot_retention_limit = 7
}

resource "aws_memorydb_cluster" "counters" {
  name        = "counters"
  acl_name    = "open-access"
  node_type   = "db.t4g.small"
  tls_enabled = false
}

resource "aws_memorydb_cluster" "limits" {
  name      = "limits"
  acl_name  = "limits"
  node_type = "db.t4g.small"
}

resource "aws_dms_replication_subnet_group" "movers" {
  replication_subnet_group_id          = "movers"
  replication_subnet_group_description = "Private subnets"
  subnet_ids                           = local.subnets
}

resource "aws_dms_replication_instance" "import" {
  replication_instance_id     = "import"
  replication_instance_class  = "dms.t3.medium"
  allocated_storage           = 50
  replication_subnet_group_id = aws_dms_replication_subnet_group.movers.id
  publicly_accessible         = false
  auto_minor_version_upgrade  = true
  kms_key_arn                 = aws_kms_key.knowledge.arn
  multi_az                    = true
}

resource "aws_dms_replication_instance" "rescue" {
  replication_instance_id    = "rescue"
  replication_instance_class = "dms.t3.medium"
  allocated_storage          = 50
  publicly_accessible        = true
  auto_minor_version_upgrade = false
}
