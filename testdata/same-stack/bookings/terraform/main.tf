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
  private = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
  public  = ["subnet-0a1b2c3d4e5f60720", "subnet-0a1b2c3d4e5f60721"]
  role    = "arn:aws:iam::111122223333:role/bookings"
}

data "aws_secretsmanager_secret_version" "bookings" {
  secret_id = "bookings"
}

resource "aws_security_group" "inside" {
  description = "Databases, from inside of the VPC"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"

  ingress {
    description = "MySQL from the VPC"
    from_port   = 3306
    to_port     = 3306
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_kms_key" "key" {
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

resource "aws_db_subnet_group" "private" {
  subnet_ids = local.private
}

resource "aws_db_subnet_group" "public" {
  subnet_ids = local.public
}

resource "aws_db_instance" "rooms" {
  engine                  = "postgres"
  engine_version          = "16"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 100
  storage_type            = "gp2"
  db_subnet_group_name    = aws_db_subnet_group.private.name
  vpc_security_group_ids  = [aws_security_group.inside.id]
  username                = "rooms"
  password                = data.aws_secretsmanager_secret_version.bookings.secret_string
  publicly_accessible     = false
  copy_tags_to_snapshot   = true
  backup_retention_period = 1
}

resource "aws_db_instance" "guests" {
  engine                                = "mysql"
  engine_version                        = "8.0"
  instance_class                        = "db.m6g.large"
  allocated_storage                     = 100
  storage_type                          = "gp2"
  db_subnet_group_name                  = aws_db_subnet_group.private.name
  vpc_security_group_ids                = [aws_security_group.inside.id]
  username                              = "guests"
  password                              = data.aws_secretsmanager_secret_version.bookings.secret_string
  publicly_accessible                   = false
  multi_az                              = true
  storage_encrypted                     = true
  kms_key_id                            = aws_kms_key.key.arn
  backup_retention_period               = 14
  deletion_protection                   = true
  copy_tags_to_snapshot                 = true
  iam_database_authentication_enabled   = true
  enabled_cloudwatch_logs_exports       = ["audit", "error"]
  monitoring_interval                   = 60
  monitoring_role_arn                   = local.role
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.key.arn
  performance_insights_retention_period = 7
}

resource "aws_rds_cluster" "prices" {
  engine                          = "aurora-mysql"
  engine_version                  = "8.0.mysql_aurora.3.08.0"
  db_subnet_group_name            = aws_db_subnet_group.public.name
  db_cluster_parameter_group_name = "default.aurora-mysql8.0"
  vpc_security_group_ids          = [aws_security_group.inside.id]
  master_username                 = "prices"
  master_password                 = data.aws_secretsmanager_secret_version.bookings.secret_string
  copy_tags_to_snapshot           = true
}

resource "aws_rds_cluster_instance" "prices_writer" {
  cluster_identifier  = aws_rds_cluster.prices.id
  engine              = "aurora-mysql"
  instance_class      = "db.t3.medium"
  promotion_tier      = 0
  publicly_accessible = true
}

resource "aws_rds_cluster_instance" "prices_reader" {
  cluster_identifier                    = aws_rds_cluster.prices.id
  engine                                = "aurora-mysql"
  instance_class                        = "db.t3.medium"
  promotion_tier                        = 2
  publicly_accessible                   = false
  performance_insights_enabled          = true
  performance_insights_retention_period = 7
}

resource "aws_dynamodb_table" "holds" {
  name                        = "holds"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.key.arn
  }
}

resource "aws_dynamodb_table" "offers" {
  name         = "offers"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_docdb_subnet_group" "private" {
  subnet_ids = local.private
}

resource "aws_docdb_cluster" "descriptions" {
  db_subnet_group_name            = aws_docdb_subnet_group.private.name
  vpc_security_group_ids          = [aws_security_group.inside.id]
  master_username                 = "descriptions"
  master_password                 = data.aws_secretsmanager_secret_version.bookings.secret_string
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.key.arn
  enabled_cloudwatch_logs_exports = ["audit"]
  backup_retention_period         = 14
}

resource "aws_docdb_cluster_instance" "descriptions" {
  cluster_identifier = aws_docdb_cluster.descriptions.id
  instance_class     = "db.r6g.large"
}

resource "aws_opensearch_domain" "finder" {
  domain_name    = "finder"
  engine_version = "OpenSearch_2.17"

  cluster_config {
    instance_type  = "r5.large.search"
    instance_count = 2
  }

  ebs_options {
    ebs_enabled = true
    volume_size = 10
    volume_type = "gp2"
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.key.key_id
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}

resource "aws_kinesis_stream" "payments" {
  name             = "payments"
  shard_count      = 1
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = aws_kms_key.key.arn
}

resource "aws_kinesis_stream" "searches" {
  name             = "searches"
  shard_count      = 1
  retention_period = 24
}

resource "aws_kinesis_firehose_delivery_stream" "archive" {
  name        = "archive"
  destination = "extended_s3"

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.key.arn
  }

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::example-lake"
    role_arn   = local.role
  }
}

resource "aws_kinesis_firehose_delivery_stream" "raw" {
  name        = "raw"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::example-pond"
    role_arn   = local.role
  }
}
