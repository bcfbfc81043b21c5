# Everything one stage runs inside its network: data, messages, functions, the cluster and the way in.

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  prefix     = "tarnwick-${var.env}"
  production = var.env == "prod"
  account_id = data.aws_caller_identity.current.account_id

  tags = merge(var.tags, {
    Environment = var.env
    Module      = "platform"
  })

  # Machine-readable name of the stage for the functions.
  base_environment = {
    STAGE     = var.env
    LOG_LEVEL = local.production ? "WARNING" : "DEBUG"
    BOOKINGS  = aws_dynamodb_table.bookings.name
    EVENTS    = aws_sns_topic.events["booking"].arn
  }
}

# ---- Keys

module "data_key" {
  source = "../key"

  name        = "${local.prefix}-data"
  description = "Bookings, passengers and documents of ${var.env}"
  services    = ["rds.amazonaws.com", "s3.amazonaws.com", "sns.amazonaws.com"]
  tags        = local.tags
}

module "log_key" {
  source = "../key"

  name        = "${local.prefix}-logs"
  description = "Logs of ${var.env}"
  services    = ["logs.${data.aws_region.current.name}.amazonaws.com"]
  rotate      = false
  tags        = local.tags
}

# ---- Objects

module "log_bucket" {
  source = "../bucket"

  name       = "${local.prefix}-access-logs"
  acl        = "log-delivery-write"
  versioning = false
  tags       = local.tags

  policy_documents = [data.aws_iam_policy_document.load_balancer_logs.json]

  lifecycle_rules = {
    everything = {
      expire_after_days = 400
      transitions       = [{ days = 60, storage_class = "STANDARD_IA" }]
    }
  }
}

data "aws_iam_policy_document" "load_balancer_logs" {
  statement {
    sid       = "LoadBalancerLogs"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::${local.prefix}-access-logs/alb/*"]

    principals {
      type        = "Service"
      identifiers = ["logdelivery.elasticloadbalancing.amazonaws.com"]
    }
  }
}

# The timetables are fetched by travel agents and by the displays in the harbours.
module "timetables" {
  source = "../bucket"

  name                = "${local.prefix}-timetables"
  acl                 = var.timetable_acl
  block_public_access = var.timetable_block_public_access
  data_classification = "public"
  log_bucket          = module.log_bucket.id
  cors_origins        = var.site_origins
  tags                = local.tags
}

module "documents" {
  source   = "../bucket"
  for_each = var.buckets

  name                = "${local.prefix}-${each.key}"
  acl                 = each.value.acl
  block_public_access = each.value.block_public_access
  versioning          = each.value.versioning
  require_tls         = each.value.require_tls
  data_classification = each.value.classification
  lifecycle_rules     = each.value.lifecycle_rules
  kms_key_arn         = each.value.own_key ? module.data_key.arn : null
  log_bucket          = each.value.logged ? module.log_bucket.id : null
  tags                = local.tags
}

# ---- Tables

resource "aws_dynamodb_table" "bookings" {
  name                        = "${local.prefix}-bookings"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "booking_id"
  range_key                   = "sailing_id"
  deletion_protection_enabled = local.production
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "booking_id"
    type = "S"
  }

  attribute {
    name = "sailing_id"
    type = "S"
  }

  attribute {
    name = "passenger_id"
    type = "S"
  }

  global_secondary_index {
    name            = "by-passenger"
    hash_key        = "passenger_id"
    projection_type = "ALL"
  }

  point_in_time_recovery {
    enabled = local.production
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = module.data_key.arn
  }

  dynamic "replica" {
    for_each = var.booking_replica_regions

    content {
      region_name            = replica.value
      point_in_time_recovery = true
    }
  }

  tags = merge(local.tags, { DataClassification = "pii" })
}

resource "aws_dynamodb_table" "sessions" {
  name         = "${local.prefix}-sessions"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "session_id"

  attribute {
    name = "session_id"
    type = "S"
  }

  ttl {
    attribute_name = "expires_at"
    enabled        = true
  }

  tags = local.tags
}

# ---- Databases

module "database" {
  source   = "../database"
  for_each = var.databases

  name                  = "${local.prefix}-${each.key}"
  env                   = var.env
  engine                = each.value.engine
  engine_version        = each.value.engine_version
  parameter_family      = each.value.parameter_family
  instance_class        = each.value.instance_class
  allocated_storage     = each.value.storage_gib
  replicas              = each.value.replicas
  publicly_accessible   = each.value.public
  deletion_protection   = each.value.deletion_protection
  backup_retention_days = each.value.backup_days
  client_cidrs          = each.value.client_cidrs
  data_classification   = each.value.classification
  kms_key_arn           = module.data_key.arn
  alarm_topic_arns      = [aws_sns_topic.alarms.arn]
  vpc_id                = var.network.vpc_id
  subnet_ids            = each.value.public ? var.network.public_subnet_ids : var.network.private_subnet_ids
  tags                  = local.tags

  client_security_group_ids = {
    services = var.network.security_group_ids.services
  }
}

resource "aws_elasticache_replication_group" "seats" {
  replication_group_id       = "${local.prefix}-seats"
  description                = "Seats that are held while a passenger pays"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = var.cache_node_type
  num_cache_clusters         = local.production ? 2 : 1
  automatic_failover_enabled = local.production
  multi_az_enabled           = local.production
  at_rest_encryption_enabled = true
  transit_encryption_enabled = false
  subnet_group_name          = aws_elasticache_subnet_group.seats.name
  security_group_ids         = [var.network.security_group_ids.services]
  snapshot_retention_limit   = local.production ? 3 : 0

  tags = local.tags
}

resource "aws_elasticache_subnet_group" "seats" {
  name       = "${local.prefix}-seats"
  subnet_ids = var.network.private_subnet_ids
}

# ---- Cluster

module "cluster" {
  source = "../cluster"
  count  = var.cluster == null ? 0 : 1

  name                  = local.prefix
  subnet_ids            = var.network.private_subnet_ids
  public_endpoint       = var.cluster.public_endpoint
  public_endpoint_cidrs = var.cluster.public_endpoint_cidrs
  secrets_key_arn       = var.cluster.encrypt_secrets ? module.data_key.arn : null
  log_types             = var.cluster.log_types
  log_key_arn           = module.log_key.arn
  operator_role_arns    = var.operator_role_arns
  node_groups           = var.cluster.node_groups
}

# ---- The way in

module "edge" {
  source = "../edge"

  name                    = local.prefix
  production              = local.production
  vpc_id                  = var.network.vpc_id
  subnet_ids              = var.network.public_subnet_ids
  security_group_ids      = [var.network.security_group_ids.web]
  certificate_arn         = var.certificate_arn
  edge_certificate_arn    = one(data.aws_acm_certificate.edge[*].arn)
  tls_policy              = var.tls_policy
  drop_invalid_headers    = local.production
  aliases                 = var.site_aliases
  site_bucket_domain_name = module.timetables.domain_name
  log_bucket              = module.log_bucket.id
  tags                    = local.tags

  default_service = "booking"
  services = {
    booking = {
      port     = 8080
      hosts    = [for alias in var.site_aliases : "booking.${alias}"]
      priority = 10
    }
    freight = {
      port        = 8090
      health_path = "/status"
      hosts       = [for alias in var.site_aliases : "freight.${alias}"]
      priority    = 20
    }
  }
}

# CloudFront takes certificates from us-east-1 only.
data "aws_acm_certificate" "edge" {
  provider = aws.edge
  count    = length(var.site_aliases) > 0 ? 1 : 0

  domain      = var.site_aliases[0]
  statuses    = ["ISSUED"]
  most_recent = true
}
