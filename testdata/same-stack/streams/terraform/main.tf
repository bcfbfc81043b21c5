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

data "aws_secretsmanager_secret_version" "brokers" {
  secret_id = "brokers"
}

locals {
  subnets = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]
  group   = "sg-0a1b2c3d4e5f60718"
}

resource "aws_kms_key" "events" {
  description         = "Events"
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

resource "aws_cloudwatch_log_group" "brokers" {
  name              = "brokers"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.events.arn
}

resource "aws_msk_cluster" "orders" {
  cluster_name           = "orders"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2

  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = local.subnets
    security_groups = [local.group]

    storage_info {
      ebs_storage_info {
        volume_size = 100
      }
    }

    connectivity_info {
      public_access {
        type = "DISABLED"
      }
    }
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.events.arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.brokers.name
      }
    }
  }
}

resource "aws_msk_cluster" "clicks" {
  cluster_name           = "clicks"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2

  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = local.subnets
    security_groups = [local.group]

    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS"
      }
    }
  }

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT"
    }
  }

  logging_info {
    broker_logs {
      s3 {
        enabled = false
      }
    }
  }
}

# Traffic between brokers is in clear; logs go to a bucket.
resource "aws_msk_cluster" "metrics" {
  cluster_name           = "metrics"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2

  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = local.subnets
    security_groups = [local.group]
  }

  encryption_info {
    encryption_in_transit {
      in_cluster = false
    }
  }

  logging_info {
    broker_logs {
      s3 {
        enabled = true
        bucket  = "example-broker-logs"
      }
    }
  }
}

resource "aws_mq_broker" "jobs" {
  broker_name                = "jobs"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.m5.large"
  deployment_mode            = "ACTIVE_STANDBY_MULTI_AZ"
  auto_minor_version_upgrade = true
  publicly_accessible        = false
  subnet_ids                 = local.subnets
  security_groups            = [local.group]

  encryption_options {
    kms_key_id        = aws_kms_key.events.arn
    use_aws_owned_key = false
  }

  logs {
    audit   = true
    general = true
  }

  user {
    username = "jobs"
    password = data.aws_secretsmanager_secret_version.brokers.secret_string
  }
}

resource "aws_mq_broker" "mail" {
  broker_name                = "mail"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.t3.micro"
  deployment_mode            = "SINGLE_INSTANCE"
  auto_minor_version_upgrade = false
  publicly_accessible        = true

  user {
    username = "mail"
    password = data.aws_secretsmanager_secret_version.brokers.secret_string
  }
}

# RabbitMQ has no audit log.
resource "aws_mq_broker" "tasks" {
  broker_name                = "tasks"
  engine_type                = "RabbitMQ"
  engine_version             = "3.13"
  host_instance_type         = "mq.t3.micro"
  deployment_mode            = "SINGLE_INSTANCE"
  auto_minor_version_upgrade = true
  publicly_accessible        = false

  encryption_options {
    use_aws_owned_key = true
  }

  logs {
    general = true
  }

  user {
    username = "tasks"
    password = data.aws_secretsmanager_secret_version.brokers.secret_string
  }
}

resource "aws_kinesis_stream" "payments" {
  name             = "payments"
  shard_count      = 2
  retention_period = 48
  encryption_type  = "KMS"
  kms_key_id       = aws_kms_key.events.arn
}

resource "aws_kinesis_stream" "views" {
  name = "views"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream" "searches" {
  name            = "searches"
  shard_count     = 1
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}

resource "aws_kinesis_firehose_delivery_stream" "archive" {
  name        = "archive"
  destination = "extended_s3"

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.events.arn
  }

  extended_s3_configuration {
    bucket_arn         = "arn:aws:s3:::example-archive"
    role_arn           = "arn:aws:iam::111122223333:role/firehose"
    compression_format = "GZIP"
    kms_key_arn        = aws_kms_key.events.arn

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.brokers.name
      log_stream_name = "archive"
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "raw" {
  name        = "raw"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::example-raw"
    role_arn   = "arn:aws:iam::111122223333:role/firehose"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "copies" {
  name        = "copies"
  destination = "extended_s3"

  server_side_encryption {
    enabled  = true
    key_type = "AWS_OWNED_CMK"
  }

  extended_s3_configuration {
    bucket_arn         = "arn:aws:s3:::example-copies"
    role_arn           = "arn:aws:iam::111122223333:role/firehose"
    buffering_interval = 60
    buffering_size     = 64
  }
}

# Its source is encrypted, or not.
resource "aws_kinesis_firehose_delivery_stream" "payments_copy" {
  name        = "payments"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.payments.arn
    role_arn           = "arn:aws:iam::111122223333:role/firehose"
  }

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::example-payments"
    role_arn   = "arn:aws:iam::111122223333:role/firehose"
  }
}
