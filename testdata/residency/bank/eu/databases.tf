module "accounts" {
  source = "../modules/postgres"
  name   = "kantor-accounts"
}

module "accounts_replica" {
  source     = "../modules/postgres"
  providers  = { aws = aws.dublin }
  name       = "kantor-accounts-replica"
  source_arn = module.accounts.arn
}

module "accounts_reporting" {
  source     = "../modules/postgres"
  providers  = { aws = aws.virginia }
  name       = "kantor-accounts-reporting"
  source_arn = module.accounts.arn
}

resource "aws_db_instance" "cards" {
  identifier                  = "kantor-cards"
  instance_class              = "db.r6g.large"
  engine                      = "mysql"
  allocated_storage           = 100
  username                    = "cards"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = "arn:aws:kms:us-east-1:111122223333:key/0f9e8d7c-1111-2222-3333-444455556666"
  skip_final_snapshot         = true
}

resource "aws_db_instance" "loans" {
  identifier                  = "kantor-loans"
  instance_class              = "db.r6g.large"
  engine                      = "mysql"
  allocated_storage           = 100
  username                    = "loans"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = "arn:aws:kms:eu-central-1:111122223333:key/0f9e8d7c-1111-2222-3333-444455556666"
  skip_final_snapshot         = true
}

resource "aws_db_snapshot" "accounts" {
  db_instance_identifier = "kantor-accounts"
  db_snapshot_identifier = "kantor-accounts-2026"
}

resource "aws_db_snapshot_copy" "accounts_far" {
  source_db_snapshot_identifier = aws_db_snapshot.accounts.db_snapshot_arn
  target_db_snapshot_identifier = "kantor-accounts-2026-far"
  destination_region            = "us-west-2"
  tags                          = { DataResidency = "none" }
}

resource "aws_db_snapshot_copy" "accounts_near" {
  source_db_snapshot_identifier = aws_db_snapshot.accounts.db_snapshot_arn
  target_db_snapshot_identifier = "kantor-accounts-2026-near"
  destination_region            = "eu-north-1"
}

resource "aws_dynamodb_table" "sessions" {
  name             = "kantor-sessions"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }

  dynamic "replica" {
    for_each = toset(var.session_regions)
    content {
      region_name = replica.value
    }
  }
}

resource "aws_dynamodb_table" "limits" {
  name             = "kantor-limits"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }
  replica {
    region_name = "eu-west-1"
  }
  replica {
    region_name = "eu-west-3"
  }
}

resource "aws_backup_vault" "core" {
  name = "core"
}

resource "aws_backup_vault" "dublin" {
  provider = aws.dublin
  name     = "core"
}

resource "aws_backup_vault" "virginia" {
  provider = aws.virginia
  name     = "core"
}

resource "aws_backup_plan" "core" {
  name = "core"
  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.core.name
    schedule          = "cron(0 3 * * ? *)"
    copy_action {
      destination_vault_arn = aws_backup_vault.virginia.arn
    }
  }
}

resource "aws_backup_plan" "near" {
  name = "near"
  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.core.name
    schedule          = "cron(0 4 * * ? *)"
    copy_action {
      destination_vault_arn = aws_backup_vault.dublin.arn
    }
  }
}

resource "aws_ebs_volume" "atm_istanbul" {
  availability_zone = "eu-central-1-ist-1a"
  size              = 100
  encrypted         = true
}

resource "aws_ebs_volume" "atm_hamburg" {
  availability_zone = "eu-central-1-ham-1a"
  size              = 100
  encrypted         = true
}

resource "aws_ebs_volume" "trading" {
  availability_zone = "eu-central-1b"
  size              = 500
  encrypted         = true
}

resource "aws_ebs_volume" "trading_us" {
  provider          = aws.virginia
  count             = 0
  availability_zone = "us-east-1a"
  size              = 500
  encrypted         = true
  tags              = local.tags
}

resource "aws_efs_replication_configuration" "forms" {
  source_file_system_id = aws_efs_file_system.forms.id
  destination {
    region = "us-east-2"
  }
}

resource "aws_efs_file_system" "forms" {
  encrypted = true
}

resource "aws_efs_file_system" "letters" {
  encrypted = true
}

resource "aws_efs_replication_configuration" "letters" {
  source_file_system_id = aws_efs_file_system.letters.id
  destination {
    region = "eu-west-1"
  }
}

resource "aws_kms_key" "root" {
  description         = "Root of the customer keys"
  multi_region        = true
  enable_key_rotation = true
}

resource "aws_kms_replica_key" "root_virginia" {
  provider        = aws.virginia
  primary_key_arn = aws_kms_key.root.arn
}

resource "aws_kms_replica_key" "root_dublin" {
  provider        = aws.dublin
  primary_key_arn = aws_kms_key.root.arn
}

resource "aws_secretsmanager_secret" "signing" {
  name = "signing"
  replica {
    region = "ap-southeast-2"
  }
}

resource "aws_secretsmanager_secret" "tokens" {
  name = "tokens"
  replica {
    region = "eu-west-1"
  }
}

resource "aws_rds_cluster" "instant_payments_us" {
  provider                  = aws.virginia
  cluster_identifier        = "instant-payments-us"
  engine                    = "aurora-postgresql"
  global_cluster_identifier = aws_rds_global_cluster.instant_payments.id
  storage_encrypted         = true
  skip_final_snapshot       = true
}

resource "aws_rds_global_cluster" "instant_payments" {
  global_cluster_identifier    = "instant-payments"
  source_db_cluster_identifier = aws_rds_cluster.instant_payments.arn
}

resource "aws_rds_cluster" "instant_payments" {
  cluster_identifier          = "instant-payments"
  engine                      = "aurora-postgresql"
  master_username             = "payments"
  manage_master_user_password = true
  storage_encrypted           = true
  skip_final_snapshot         = true
}
