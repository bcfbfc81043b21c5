terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = { DataResidency = "eu" }
  }
}

# Without tags of its own.
provider "aws" {
  alias  = "plain"
  region = "eu-central-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

locals {
  eu   = { DataResidency = "eu" }
  none = { DataResidency = "none" }
}

# Object stores.

resource "aws_s3_bucket" "statements" {
  bucket = "kantor-statements"
}

resource "aws_s3_bucket_versioning" "statements" {
  bucket = aws_s3_bucket.statements.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_replication_configuration" "statements" {
  depends_on = [aws_s3_bucket_versioning.statements]

  bucket = aws_s3_bucket.statements.id
  role   = "arn:aws:iam::111122223333:role/s3-replication"
  rule {
    id     = "copy"
    status = "Enabled"
    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }
    destination {
      bucket = "arn:aws:s3:::kantor-statements-copy"
      encryption_configuration {
        replica_kms_key_id = "arn:aws:kms:us-east-1:111122223333:key/0f9e8d7c-1111-2222-3333-444455556666"
      }
    }
  }
}

resource "aws_s3_bucket" "ledger" {
  bucket = "kantor-ledger"
}

resource "aws_s3_bucket_versioning" "ledger" {
  bucket = aws_s3_bucket.ledger.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_replication_configuration" "ledger" {
  depends_on = [aws_s3_bucket_versioning.ledger]

  bucket = aws_s3_bucket.ledger.id
  role   = "arn:aws:iam::111122223333:role/s3-replication"
  rule {
    id     = "copy"
    status = "Enabled"
    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }
    destination {
      bucket = "arn:aws:s3:::kantor-ledger-copy"
      encryption_configuration {
        replica_kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/0f9e8d7c-1111-2222-3333-444455556666"
      }
    }
  }
}

resource "aws_s3_bucket" "inbox" {
  provider = aws.plain
  bucket   = "kantor-inbox"
}

resource "aws_s3_bucket" "press" {
  bucket = "kantor-press"
  tags   = { DataResidency = "public" }
}

resource "aws_s3_bucket" "litigation" {
  bucket = "kantor-litigation"
  tags   = { DataResidency = "eu-litigation" }
}

# In Virginia.

resource "aws_s3_bucket" "exports" {
  provider = aws.virginia
  bucket   = "kantor-exports"
  tags     = local.eu
}

resource "aws_s3_bucket" "brochures" {
  provider = aws.virginia
  bucket   = "kantor-brochures"
  tags     = { DataResidency = "public" }
}

resource "aws_s3_bucket" "claims_archive" {
  provider = aws.virginia
  bucket   = "kantor-claims-archive"
  tags     = local.eu
}

resource "aws_s3_bucket" "legacy_statements" {
  provider = aws.virginia
  bucket   = "kantor-legacy-statements"
  tags     = local.eu
}

resource "aws_db_instance" "accounts_reporting" {
  provider            = aws.virginia
  identifier          = "accounts-reporting"
  instance_class      = "db.r6g.large"
  replicate_source_db = "arn:aws:rds:eu-central-1:111122223333:db:accounts"
  storage_encrypted   = true
  skip_final_snapshot = true
  tags                = local.eu
}

# Databases.

resource "aws_dynamodb_table" "sessions" {
  name             = "sessions"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  replica {
    region_name = "us-east-1"
  }
}

resource "aws_dynamodb_table" "limits" {
  name             = "limits"
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
}

resource "aws_db_instance" "cards" {
  identifier                  = "cards"
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
  identifier                  = "loans"
  instance_class              = "db.r6g.large"
  engine                      = "mysql"
  allocated_storage           = 100
  username                    = "loans"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = "arn:aws:kms:eu-central-1:111122223333:key/0f9e8d7c-1111-2222-3333-444455556666"
  skip_final_snapshot         = true
}

resource "aws_backup_plan" "far" {
  name = "far"
  rule {
    rule_name         = "daily"
    target_vault_name = "core"
    schedule          = "cron(0 3 * * ? *)"
    copy_action {
      destination_vault_arn = "arn:aws:backup:us-east-1:111122223333:backup-vault:core"
    }
  }
}

resource "aws_backup_plan" "near" {
  name = "near"
  rule {
    rule_name         = "daily"
    target_vault_name = "core"
    schedule          = "cron(0 3 * * ? *)"
    copy_action {
      destination_vault_arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:core"
    }
  }
}

# Disks and files.

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

resource "aws_dlm_lifecycle_policy" "switch" {
  description        = "Snapshots of the switch"
  execution_role_arn = "arn:aws:iam::111122223333:role/dlm"
  policy_details {
    resource_types = ["VOLUME"]
    target_tags    = { Snapshot = "daily" }
    schedule {
      name = "daily"
      create_rule {
        interval = 24
      }
      retain_rule {
        count = 14
      }
      cross_region_copy_rule {
        target    = "ap-southeast-1"
        encrypted = true
        retain_rule {
          interval      = 14
          interval_unit = "DAYS"
        }
      }
    }
  }
}

resource "aws_efs_file_system" "forms" {
  encrypted = true
}

resource "aws_efs_replication_configuration" "forms" {
  source_file_system_id = aws_efs_file_system.forms.id
  destination {
    region = "us-east-2"
  }
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

# Events and logs.

resource "aws_cloudwatch_event_rule" "orders_far" {
  name          = "orders-far"
  event_pattern = jsonencode({ source = ["kantor.orders"] })
}

resource "aws_cloudwatch_event_target" "orders_far" {
  rule     = aws_cloudwatch_event_rule.orders_far.name
  arn      = "arn:aws:events:us-east-1:111122223333:event-bus/orders"
  role_arn = "arn:aws:iam::111122223333:role/events"
}

resource "aws_cloudwatch_event_rule" "orders_near" {
  name          = "orders-near"
  event_pattern = jsonencode({ source = ["kantor.orders"] })
}

resource "aws_cloudwatch_event_target" "orders_near" {
  rule     = aws_cloudwatch_event_rule.orders_near.name
  arn      = "arn:aws:events:eu-west-1:111122223333:event-bus/orders"
  role_arn = "arn:aws:iam::111122223333:role/events"
}

resource "aws_sns_topic" "alerts" {
  name              = "alerts"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic_subscription" "alerts_far" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:us-east-1:111122223333:alerts"
}

resource "aws_sns_topic_subscription" "alerts_near" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:eu-central-1:111122223333:alerts"
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/kantor/api"
  retention_in_days = 400
}

resource "aws_cloudwatch_log_subscription_filter" "support" {
  name            = "support"
  log_group_name  = aws_cloudwatch_log_group.api.name
  filter_pattern  = ""
  destination_arn = "arn:aws:kinesis:ap-south-1:111122223333:stream/support"
  role_arn        = "arn:aws:iam::111122223333:role/logs"
}

resource "aws_cloudwatch_log_subscription_filter" "siem" {
  name            = "siem"
  log_group_name  = aws_cloudwatch_log_group.api.name
  filter_pattern  = ""
  destination_arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/siem"
  role_arn        = "arn:aws:iam::111122223333:role/logs"
}

# The edge and inference.

resource "aws_s3_bucket" "documents" {
  bucket = "kantor-documents"
}

resource "aws_cloudfront_distribution" "documents_site" {
  enabled = true
  tags    = local.none
  origin {
    origin_id   = "documents"
    domain_name = aws_s3_bucket.documents.bucket_regional_domain_name
  }
  default_cache_behavior {
    target_origin_id       = "documents"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_bedrockagent_agent" "adviser" {
  agent_name              = "adviser"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/agents"
  foundation_model        = "us.anthropic.claude-sonnet-4-20250514-v1:0"
  instruction             = "Answer questions on accounts, cards and loans of private customers."
}

resource "aws_bedrockagent_agent" "clerk" {
  agent_name              = "clerk"
  agent_resource_role_arn = "arn:aws:iam::111122223333:role/agents"
  foundation_model        = "eu.anthropic.claude-sonnet-4-20250514-v1:0"
  instruction             = "Answer questions on accounts, cards and loans of private customers."
}

# What hangs on what the pipeline sets.

variable "environment" {
  description = "prod or dev."
  type        = string
}

variable "replica_region" {
  type = string
}

resource "aws_dynamodb_table" "queues" {
  name             = "queues"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  replica {
    region_name = var.replica_region
  }
}

resource "aws_dynamodb_table" "tasks" {
  name             = "tasks"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
  attribute {
    name = "id"
    type = "S"
  }
  replica {
    region_name = var.environment == "prod" ? "eu-west-1" : "us-east-1"
  }
}
