locals {
  production = var.env == "prod"
  port       = var.engine == "postgres" ? 5432 : 3306

  default_parameters = {
    postgres = [
      { name = "log_connections", value = "1", apply_method = "immediate" },
      { name = "rds.force_ssl", value = "1", apply_method = "pending-reboot" },
    ]
    mysql = [
      { name = "require_secure_transport", value = "1", apply_method = "immediate" },
    ]
  }
}

resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.subnet_ids

  tags = var.tags
}

resource "aws_security_group" "this" {
  name_prefix = "${var.name}-db-"
  description = "Clients of the ${var.name} database"
  vpc_id      = var.vpc_id

  tags = merge(var.tags, { Name = "${var.name}-db" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each = var.client_security_group_ids

  security_group_id            = aws_security_group.this.id
  description                  = "From ${each.key}"
  referenced_security_group_id = each.value
  from_port                    = local.port
  to_port                      = local.port
  ip_protocol                  = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "networks" {
  for_each = toset(var.client_cidrs)

  security_group_id = aws_security_group.this.id
  description       = "From ${each.value}"
  cidr_ipv4         = each.value
  from_port         = local.port
  to_port           = local.port
  ip_protocol       = "tcp"
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-"
  family      = var.parameter_family

  dynamic "parameter" {
    for_each = concat(local.default_parameters[var.engine], var.parameters)

    content {
      name         = parameter.value.name
      value        = parameter.value.value
      apply_method = parameter.value.apply_method
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = var.engine
  engine_version = var.engine_version
  instance_class = var.instance_class

  allocated_storage     = var.allocated_storage
  max_allocated_storage = var.allocated_storage * 4
  storage_type          = "gp3"
  storage_encrypted     = var.env == "dev" ? false : true
  kms_key_id            = var.env == "dev" ? null : var.kms_key_arn

  db_name                     = replace(var.name, "-", "_")
  username                    = "tarnwick"
  manage_master_user_password = true

  iam_database_authentication_enabled = local.production
  multi_az                            = local.production
  publicly_accessible                 = var.publicly_accessible
  db_subnet_group_name                = aws_db_subnet_group.this.name
  parameter_group_name                = aws_db_parameter_group.this.name
  vpc_security_group_ids              = [aws_security_group.this.id]

  backup_retention_period    = var.backup_retention_days
  copy_tags_to_snapshot      = true
  deletion_protection        = var.deletion_protection
  skip_final_snapshot        = !local.production
  final_snapshot_identifier  = local.production ? "${var.name}-final" : null
  auto_minor_version_upgrade = true
  ca_cert_identifier         = "rds-ca-rsa2048-g1"

  performance_insights_enabled    = local.production
  performance_insights_kms_key_id = local.production ? var.kms_key_arn : null
  monitoring_interval             = local.production ? 30 : 0
  monitoring_role_arn             = one(aws_iam_role.monitoring[*].arn)
  enabled_cloudwatch_logs_exports = var.engine == "postgres" ? ["postgresql", "upgrade"] : ["audit", "error"]

  tags = merge(var.tags, { DataClassification = var.data_classification })
}

resource "aws_db_instance" "replica" {
  count = var.replicas

  identifier          = format("%s-replica-%d", var.name, count.index + 1)
  replicate_source_db = aws_db_instance.this.identifier
  instance_class      = var.replica_instance_class
  storage_encrypted   = true
  skip_final_snapshot = true

  auto_minor_version_upgrade = false
  copy_tags_to_snapshot      = true
  vpc_security_group_ids     = [aws_security_group.this.id]

  tags = var.tags
}

data "aws_iam_policy_document" "monitoring" {
  count = local.production ? 1 : 0

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "monitoring" {
  count = local.production ? 1 : 0

  name_prefix        = "rds-monitoring-"
  assume_role_policy = data.aws_iam_policy_document.monitoring[0].json
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  count = local.production ? 1 : 0

  role       = aws_iam_role.monitoring[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_cloudwatch_metric_alarm" "storage" {
  alarm_name          = "${var.name}-free-storage"
  alarm_description   = "Less than a tenth of the storage of ${var.name} is free"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = var.allocated_storage * 1024 * 1024 * 1024 / 10
  period              = 300
  evaluation_periods  = 3
  alarm_actions       = var.alarm_topic_arns

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.this.identifier
  }
}
