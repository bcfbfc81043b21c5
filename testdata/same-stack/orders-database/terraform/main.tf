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
  vpc     = "vpc-0a1b2c3d4e5f60718"
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
}

resource "aws_kms_key" "data" {
  description         = "Data of the shop"
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

resource "aws_security_group" "inside" {
  description = "Databases, from inside of the VPC"
  vpc_id      = local.vpc

  ingress {
    description = "PostgreSQL from the VPC"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }

  egress {
    description = "Answers to the VPC"
    from_port   = 1024
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_security_group" "anybody" {
  description = "Reporting, from anywhere"
  vpc_id      = local.vpc

  ingress {
    description = "PostgreSQL"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "Answers to the VPC"
    from_port   = 1024
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_db_subnet_group" "private" {
  description = "Private subnets"
  subnet_ids  = local.subnets
}

resource "aws_db_parameter_group" "strict" {
  family      = "postgres16"
  description = "TLS for everybody"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_parameter_group" "lax" {
  family      = "postgres16"
  description = "TLS for who asks for it"

  parameter {
    name  = "rds.force_ssl"
    value = "0"
  }
}

# Everything as it should be.
resource "aws_db_instance" "orders" {
  identifier                          = "orders"
  engine                              = "postgres"
  engine_version                      = "16.4"
  instance_class                      = "db.m6g.large"
  allocated_storage                   = 100
  db_subnet_group_name                = aws_db_subnet_group.private.name
  vpc_security_group_ids              = [aws_security_group.inside.id]
  parameter_group_name                = aws_db_parameter_group.strict.name
  username                            = "orders"
  manage_master_user_password         = true
  publicly_accessible                 = false
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.data.arn
  backup_retention_period             = 14
  multi_az                            = true
  deletion_protection                 = true
  copy_tags_to_snapshot               = true
  auto_minor_version_upgrade          = true
  ca_cert_identifier                  = "rds-ca-rsa2048-g1"
  iam_database_authentication_enabled = true
  enabled_cloudwatch_logs_exports     = ["postgresql", "upgrade"]
  monitoring_interval                 = 60
  monitoring_role_arn                 = "arn:aws:iam::111122223333:role/rds-monitoring"
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = aws_kms_key.data.arn
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "orders-last"
}

# A copy for the analysts, in a hurry.
resource "aws_db_instance" "reporting" {
  identifier                  = "reporting"
  engine                      = "postgres"
  engine_version              = "16.4"
  instance_class              = "db.t4g.medium"
  allocated_storage           = 50
  db_subnet_group_name        = aws_db_subnet_group.private.name
  vpc_security_group_ids      = [aws_security_group.anybody.id]
  parameter_group_name        = aws_db_parameter_group.lax.name
  username                    = "reporting"
  manage_master_user_password = true
  publicly_accessible         = true
  storage_encrypted           = false
  backup_retention_period     = 0
  auto_minor_version_upgrade  = false
  ca_cert_identifier          = "rds-ca-2019"
  skip_final_snapshot         = true
}

# Encrypted under a key of AWS, with backups for a day.
resource "aws_db_instance" "legacy" {
  identifier                          = "legacy"
  engine                              = "mysql"
  engine_version                      = "8.0.45"
  instance_class                      = "db.t4g.medium"
  allocated_storage                   = 50
  db_subnet_group_name                = aws_db_subnet_group.private.name
  vpc_security_group_ids              = [aws_security_group.inside.id]
  username                            = "legacy"
  manage_master_user_password         = true
  publicly_accessible                 = false
  storage_encrypted                   = true
  backup_retention_period             = 1
  multi_az                            = true
  deletion_protection                 = true
  copy_tags_to_snapshot               = true
  iam_database_authentication_enabled = true
  enabled_cloudwatch_logs_exports     = ["audit", "error"]
  monitoring_interval                 = 60
  monitoring_role_arn                 = "arn:aws:iam::111122223333:role/rds-monitoring"
  performance_insights_enabled        = true
  skip_final_snapshot                 = true
}

# A replica is backed up, encrypted and doubled by its source.
resource "aws_db_instance" "replica" {
  identifier                      = "orders-replica"
  instance_class                  = "db.m6g.large"
  replicate_source_db             = aws_db_instance.orders.arn
  publicly_accessible             = false
  deletion_protection             = true
  copy_tags_to_snapshot           = true
  enabled_cloudwatch_logs_exports = ["postgresql"]
  monitoring_interval             = 60
  monitoring_role_arn             = "arn:aws:iam::111122223333:role/rds-monitoring"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.data.arn
  backup_retention_period         = 7
  skip_final_snapshot             = true
}

resource "aws_rds_cluster_parameter_group" "sales_defaults" {
  family      = "aurora-mysql8.0"
  description = "TLS is up to the client"

  parameter {
    name  = "require_secure_transport"
    value = "OFF"
  }
}

resource "aws_rds_cluster" "sales" {
  cluster_identifier                  = "sales"
  engine                              = "aurora-mysql"
  engine_version                      = "8.0.mysql_aurora.3.05.2"
  db_subnet_group_name                = aws_db_subnet_group.private.name
  vpc_security_group_ids              = [aws_security_group.inside.id]
  master_username                     = "sales"
  manage_master_user_password         = true
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.data.arn
  backup_retention_period             = 14
  backtrack_window                    = 86400
  deletion_protection                 = true
  copy_tags_to_snapshot               = true
  iam_database_authentication_enabled = true
  enabled_cloudwatch_logs_exports     = ["audit", "error"]
  final_snapshot_identifier           = "sales-last"
}

resource "aws_rds_cluster_instance" "sales_writer" {
  identifier                      = "sales-writer"
  cluster_identifier              = aws_rds_cluster.sales.id
  engine                          = "aurora-mysql"
  instance_class                  = "db.r6g.large"
  publicly_accessible             = false
  auto_minor_version_upgrade      = true
  monitoring_interval             = 30
  monitoring_role_arn             = "arn:aws:iam::111122223333:role/rds-monitoring"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.data.arn
}

resource "aws_rds_cluster" "trial" {
  cluster_identifier              = "trial"
  engine                          = "aurora-mysql"
  db_subnet_group_name            = aws_db_subnet_group.private.name
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.sales_defaults.name
  master_username                 = "trial"
  manage_master_user_password     = true
  storage_encrypted               = false
  backup_retention_period         = 0
  skip_final_snapshot             = true
}

resource "aws_rds_cluster_instance" "trial_writer" {
  identifier                 = "trial-writer"
  cluster_identifier         = aws_rds_cluster.trial.id
  engine                     = "aurora-mysql"
  instance_class             = "db.t4g.medium"
  publicly_accessible        = true
  auto_minor_version_upgrade = false
}

resource "aws_rds_cluster" "catalog" {
  cluster_identifier          = "catalog"
  engine                      = "aurora-postgresql"
  db_subnet_group_name        = aws_db_subnet_group.private.name
  master_username             = "catalog"
  manage_master_user_password = true
  storage_encrypted           = true
  backup_retention_period     = 1
  deletion_protection         = true
  copy_tags_to_snapshot       = true
  skip_final_snapshot         = true
}

resource "aws_rds_cluster_instance" "catalog_reader" {
  identifier                   = "catalog-reader"
  cluster_identifier           = aws_rds_cluster.catalog.id
  engine                       = "aurora-postgresql"
  instance_class               = "db.r6g.large"
  publicly_accessible          = false
  performance_insights_enabled = true
  monitoring_interval          = 0
}

resource "aws_rds_global_cluster" "world" {
  global_cluster_identifier = "world"
  engine                    = "aurora-mysql"
  storage_encrypted         = false
}

resource "aws_rds_global_cluster" "planet" {
  global_cluster_identifier = "planet"
  engine                    = "aurora-mysql"
  storage_encrypted         = true
}

resource "aws_dynamodb_table" "carts" {
  name                        = "carts"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true

  attribute {
    name = "id"
    type = "S"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.data.arn
  }

  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_table" "visits" {
  name           = "visits"
  billing_mode   = "PROVISIONED"
  hash_key       = "visitor"
  range_key      = "at"
  read_capacity  = 5
  write_capacity = 5

  attribute {
    name = "visitor"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }
}

resource "aws_dynamodb_table" "coupons" {
  name         = "coupons"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "code"

  attribute {
    name = "code"
    type = "S"
  }

  server_side_encryption {
    enabled = true
  }

  point_in_time_recovery {
    enabled = false
  }
}

resource "aws_dax_cluster" "carts_cache" {
  cluster_name                     = "carts"
  iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
  node_type                        = "dax.r5.large"
  replication_factor               = 3
  cluster_endpoint_encryption_type = "TLS"

  server_side_encryption {
    enabled = true
  }
}

resource "aws_dax_cluster" "visits_cache" {
  cluster_name       = "visits"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.t3.small"
  replication_factor = 1
}

resource "aws_dax_cluster" "coupons_cache" {
  cluster_name                     = "coupons"
  iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
  node_type                        = "dax.t3.small"
  replication_factor               = 1
  cluster_endpoint_encryption_type = "NONE"

  server_side_encryption {
    enabled = false
  }
}

resource "aws_elasticache_subnet_group" "caches" {
  name        = "caches"
  description = "Private subnets"
  subnet_ids  = local.subnets
}

resource "aws_elasticache_replication_group" "baskets" {
  replication_group_id       = "baskets"
  description                = "Baskets of the shop"
  engine                     = "redis"
  node_type                  = "cache.m6g.large"
  num_cache_clusters         = 2
  subnet_group_name          = aws_elasticache_subnet_group.caches.name
  automatic_failover_enabled = true
  multi_az_enabled           = true
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  kms_key_id                 = aws_kms_key.data.arn
  user_group_ids             = ["shop"]
  snapshot_retention_limit   = 7
}

resource "aws_elasticache_replication_group" "prices" {
  replication_group_id       = "prices"
  description                = "Prices"
  engine                     = "redis"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 1
  at_rest_encryption_enabled = false
  transit_encryption_enabled = false
}

resource "aws_elasticache_replication_group" "hints" {
  replication_group_id       = "hints"
  description                = "Search hints"
  engine                     = "valkey"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  transit_encryption_enabled = true
  user_group_ids             = ["shop"]
}

resource "aws_elasticache_cluster" "queue" {
  cluster_id               = "queue"
  engine                   = "redis"
  node_type                = "cache.t4g.small"
  num_cache_nodes          = 1
  subnet_group_name        = aws_elasticache_subnet_group.caches.name
  snapshot_retention_limit = 5
}

resource "aws_elasticache_cluster" "pages" {
  cluster_id                 = "pages"
  engine                     = "redis"
  node_type                  = "cache.t4g.small"
  num_cache_nodes            = 1
  auto_minor_version_upgrade = false
}

resource "aws_elasticache_cluster" "fragments" {
  cluster_id      = "fragments"
  engine          = "memcached"
  node_type       = "cache.t4g.small"
  num_cache_nodes = 2
}

resource "aws_backup_vault" "cellar" {
  name        = "cellar"
  kms_key_arn = aws_kms_key.data.arn
}

resource "aws_backup_vault" "attic" {
  name = "attic"
}
