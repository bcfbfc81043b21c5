provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

locals {
  t = "PAY_PER_REQUEST"
}
resource "aws_dynamodb_table" "g1" {
  name             = "g1"
  billing_mode     = local.t
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  replica { region_name = "us-east-1" }
  replica { region_name = "eu-west-1" }
}
resource "aws_dynamodb_table" "g2" {
  name             = "g2"
  billing_mode     = local.t
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  replica {
    region_name = "eu-west-1"
    kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/a"
  }
}
resource "aws_dynamodb_table" "g4" {
  name             = "g4"
  billing_mode     = local.t
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  replica {
    region_name      = "eu-west-1"
    consistency_mode = "STRONG"
  }
  global_table_witness { region_name = "us-east-2" }
}
resource "aws_dynamodb_table" "streamed" {
  name         = "streamed"
  billing_mode = local.t
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_dynamodb_kinesis_streaming_destination" "streamed" {
  table_name = aws_dynamodb_table.streamed.name
  stream_arn = "arn:aws:kinesis:us-east-1:111122223333:stream/s"
}
resource "aws_rds_cluster" "primary" {
  cluster_identifier          = "primary"
  engine                      = "aurora-postgresql"
  storage_encrypted           = true
  master_username             = "u"
  manage_master_user_password = true
}
resource "aws_rds_global_cluster" "global" {
  global_cluster_identifier    = "bank-global"
  source_db_cluster_identifier = aws_rds_cluster.primary.arn
}
resource "aws_rds_cluster" "secondary" {
  provider                  = aws.virginia
  cluster_identifier        = "secondary"
  engine                    = "aurora-postgresql"
  storage_encrypted         = true
  global_cluster_identifier = "bank-global"
}
resource "aws_db_instance" "replica" {
  provider            = aws.virginia
  identifier          = "replica"
  instance_class      = "db.r6g.large"
  replicate_source_db = "arn:aws:rds:eu-central-1:111122223333:db:accounts"
  storage_encrypted   = true
}
resource "aws_db_instance" "backedup" {
  identifier                  = "backedup"
  instance_class              = "db.r6g.large"
  engine                      = "mysql"
  allocated_storage           = 10
  storage_encrypted           = true
  username                    = "u"
  manage_master_user_password = true
  backup_retention_period     = 7
}
resource "aws_db_instance_automated_backups_replication" "backedup" {
  provider               = aws.virginia
  source_db_instance_arn = aws_db_instance.backedup.arn
  kms_key_id             = "arn:aws:kms:us-east-1:111122223333:key/a"
}
resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  master_username        = "u"
  manage_master_password = true
  encrypted              = true
}
resource "aws_redshift_snapshot_copy" "warehouse" {
  cluster_identifier = aws_redshift_cluster.warehouse.id
  destination_region = "us-west-2"
}
resource "aws_keyspaces_keyspace" "keyspace" {
  name = "keyspace"
  replication_specification {
    replication_strategy = "MULTI_REGION"
    region_list          = ["eu-central-1", "us-east-1"]
  }
}
resource "aws_dsql_cluster" "dsql" {
  multi_region_properties { witness_region = "us-west-2" }
}
resource "aws_dsql_cluster" "dsqlaway" {
  provider = aws.virginia
}
resource "aws_memorydb_cluster" "member" {
  provider                  = aws.virginia
  acl_name                  = "open-access"
  name                      = "member"
  node_type                 = "db.r7g.xlarge"
  multi_region_cluster_name = "virxk-bank"
}
resource "aws_elasticache_replication_group" "ringtwo" {
  provider                    = aws.virginia
  description                 = "ring"
  replication_group_id        = "ring"
  global_replication_group_id = "sgaui-bank"
}
